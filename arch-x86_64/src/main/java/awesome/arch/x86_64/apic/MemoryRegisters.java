package awesome.arch.x86_64.apic;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/** The registers in memory (xAPIC mode). */
@NoAlloc("interrupt context")
final class MemoryRegisters implements ApicRegisters {
    private static final int IDENTIFIER = 0x20;
    private static final int IDENTIFIER_SHIFT = 24;
    private static final int COMMAND_LOW = 0x300;
    private static final int COMMAND_HIGH = 0x310;
    private static final int DELIVERY_PENDING = 1 << 12;
    /** An interrupt leaves within microseconds; without a processor there it may never. */
    private static final int PATIENCE = 1_000_000;

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
    public void command(int destination, int command) {
        for (int i = 0; i < PATIENCE && (read(COMMAND_LOW) & DELIVERY_PENDING) != 0; i++) {
            // The one before is still on its way.
        }
        write(COMMAND_HIGH, destination << IDENTIFIER_SHIFT);
        write(COMMAND_LOW, command);
    }

    @Override
    public int identifier() {
        return read(IDENTIFIER) >>> IDENTIFIER_SHIFT;
    }
}
