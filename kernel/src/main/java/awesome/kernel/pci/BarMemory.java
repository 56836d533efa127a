package awesome.kernel.pci;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * Registers of a function in memory, by their offsets in a range: what a driver gets of a device, and nothing beside it.
 * Offsets are multiples of the width. Any context.
 */
@NoAlloc("interrupt handlers read registers")
public final class BarMemory {
    private final DeviceMemory memory;
    private final long start;
    private final long bytes;

    private BarMemory(DeviceMemory memory, long start, long bytes) {
        this.memory = memory;
        this.start = start;
        this.bytes = bytes;
    }

    /** The registers of a range; null if there are none, they are ports, or they cannot be reached. */
    @MayAllocate("drivers open registers when they start")
    public static BarMemory open(DeviceMemory memory, PciBar bar) {
        if (bar == null || bar.isPorts() || !memory.reach(PhysAddr.of(bar.start()), bar.bytes())) {
            return null;
        }
        return new BarMemory(memory, bar.start(), bar.bytes());
    }

    /** {@code length} bytes from {@code offset} on; null if not all of them are in this range. */
    @MayAllocate("drivers open registers when they start")
    public BarMemory part(long offset, long length) {
        boolean isInside = offset >= 0 && length >= 0 && offset <= bytes - length;
        return isInside ? new BarMemory(memory, start + offset, length) : null;
    }

    /** How many bytes there are. */
    public long bytes() {
        return bytes;
    }

    private PhysAddr at(long offset, int width) {
        if (offset < 0 || offset > bytes - width || (offset & width - 1) != 0) {
            throw new IndexOutOfBoundsException("a register of a device");
        }
        return PhysAddr.of(start + offset);
    }

    public int read8(long offset) {
        return memory.read8(at(offset, 1));
    }

    public void write8(long offset, int value) {
        memory.write8(at(offset, 1), value);
    }

    public int read16(long offset) {
        return memory.read16(at(offset, 2));
    }

    public void write16(long offset, int value) {
        memory.write16(at(offset, 2), value);
    }

    public int read32(long offset) {
        return memory.read32(at(offset, 4));
    }

    public void write32(long offset, int value) {
        memory.write32(at(offset, 4), value);
    }

    /** Both halves of a register of 64 bits, the lower first. */
    public void write64(long offset, long value) {
        write32(offset, (int) value);
        write32(offset + 4, (int) (value >>> 32));
    }
}
