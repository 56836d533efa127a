package awesome.kernel.machine;

import awesome.magic.PhysAddr;

/**
 * Registers of devices at physical addresses, and memory that a device reads and writes too. Each access is done exactly once,
 * with this width, in the order of the program; what was stored elsewhere before a write here is seen by who sees that.
 * Addresses are multiples of the width. Values of 8 and 16 bits are zero-extended. Any context; the caller owns the device.
 */
public interface DeviceMemory {
    int read8(PhysAddr address);

    void write8(PhysAddr address, int value);

    int read16(PhysAddr address);

    void write16(PhysAddr address, int value);

    int read32(PhysAddr address);

    void write32(PhysAddr address, int value);

    /**
     * Sees that {@code bytes} from {@code start} on, where a device has its registers, can be read and written. Preemptible
     * context, before there are processes.
     *
     * @return false if there is no memory for that, or no device can be there
     */
    boolean reach(PhysAddr start, long bytes);
}
