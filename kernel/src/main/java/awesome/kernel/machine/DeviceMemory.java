package awesome.kernel.machine;

import awesome.magic.PhysAddr;

/**
 * Registers of devices at physical addresses. Each access is done exactly once, with this width, in the order of the
 * program. Addresses are multiples of the width. Any context; the caller owns the device.
 */
public interface DeviceMemory {
    int read32(PhysAddr address);

    void write32(PhysAddr address, int value);
}
