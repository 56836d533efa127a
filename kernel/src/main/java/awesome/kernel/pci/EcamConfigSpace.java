package awesome.kernel.pci;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.PhysAddr;

/** Registers in memory, 4 KiB for each function (PCI Express Base 3.0, 7.2.2). */
public final class EcamConfigSpace implements ConfigSpace {
    private static final int BYTES = 4096;
    /** Bytes of all functions of a bus. */
    private static final long BUS = (long) BYTES * PciAddress.DEVICES * PciAddress.FUNCTIONS;

    private final DeviceMemory memory;
    private final long base;
    private final int firstBus;
    private final int lastBus;

    /**
     * The registers of the buses {@code firstBus} to {@code lastBus}.
     *
     * @param base where those of bus 0 are, or would be
     */
    public EcamConfigSpace(DeviceMemory memory, PhysAddr base, int firstBus, int lastBus) {
        this.memory = memory;
        this.base = base.bits();
        this.firstBus = firstBus;
        this.lastBus = lastBus;
    }

    /** Sees that the registers can be reached; false if they cannot. */
    public boolean reach() {
        return memory.reach(PhysAddr.of(base + firstBus * BUS), (lastBus - firstBus + 1) * BUS);
    }

    private boolean has(int function) {
        int bus = PciAddress.bus(function);
        return bus >= firstBus && bus <= lastBus;
    }

    private PhysAddr at(int function, int offset) {
        return PhysAddr.of(base + (long) function * BYTES + (offset & BYTES - 4));
    }

    @Override
    public int read(int function, int offset) {
        return has(function) ? memory.read32(at(function, offset)) : -1;
    }

    @Override
    public void write(int function, int offset, int value) {
        if (has(function)) {
            memory.write32(at(function, offset), value);
        }
    }

    @Override
    public int bytes() {
        return BYTES;
    }

    @Override
    public int lastBus() {
        return lastBus;
    }
}
