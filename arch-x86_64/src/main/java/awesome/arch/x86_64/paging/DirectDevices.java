package awesome.arch.x86_64.paging;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.raw.Address;

/**
 * The {@link DeviceMemory} port for registers below 4 GiB, through the direct map. What is no memory there is uncached
 * by the processor's range registers, which the firmware sets up, whatever the page tables say (SDM volume 3, 12.5.2.2
 * and 12.11).
 */
@NoAlloc("any context")
public final class DirectDevices implements DeviceMemory {
    private final DirectMemory memory;

    public DirectDevices(DirectMemory memory) {
        this.memory = memory;
    }

    private Address at(PhysAddr address) {
        return Address.of(memory.virtual(address).bits());
    }

    @Override
    public int read32(PhysAddr address) {
        return at(address).readIntVolatile();
    }

    @Override
    public void write32(PhysAddr address, int value) {
        at(address).writeIntVolatile(value);
    }
}
