package awesome.arch.x86_64.apic;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/** The registers in memory (xAPIC mode). */
@NoAlloc("interrupt context")
final class MemoryRegisters implements ApicRegisters {
    private static final int IDENTIFIER = 0x20;
    private static final int IDENTIFIER_SHIFT = 24;

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
    public int identifier() {
        return read(IDENTIFIER) >>> IDENTIFIER_SHIFT;
    }
}
