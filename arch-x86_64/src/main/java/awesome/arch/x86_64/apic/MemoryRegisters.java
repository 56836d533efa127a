package awesome.arch.x86_64.apic;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;
import awesome.magic.PhysAddr;
import awesome.runtime.thread.Spin;

/** The registers in memory (xAPIC mode). */
@NoAlloc("interrupt context")
@NonNull
final class MemoryRegisters implements ApicRegisters {
    private static final int IDENTIFIER = 0x20;
    private static final int IDENTIFIER_SHIFT = 24;
    private static final int COMMAND = 0x300;
    private static final int COMMAND_TARGET = 0x310;
    /** The command before was not sent yet. */
    private static final int PENDING = 1 << 12;

    private final DeviceMemory memory;
    private final long base;

    MemoryRegisters(DeviceMemory memory, PhysAddr base) {
        this.memory = memory;
        this.base = base.bits();
    }

    @Override
    public int read(int offset) {
        return memory.read32(PhysAddr.of(base + offset));
    }

    @Override
    public void write(int offset, int value) {
        memory.write32(PhysAddr.of(base + offset), value);
    }

    @Override
    public void command(int target, int command) {
        // Accesses of devices are where the compiler has to look at fields anew.
        DeviceMemory device = memory;
        long at = base;
        while ((device.read32(PhysAddr.of(at + COMMAND)) & PENDING) != 0) {
            Spin.pause();
        }
        device.write32(PhysAddr.of(at + COMMAND_TARGET), target << IDENTIFIER_SHIFT);
        device.write32(PhysAddr.of(at + COMMAND), command);
    }

    @Override
    public int identifier() {
        return read(IDENTIFIER) >>> IDENTIFIER_SHIFT;
    }
}
