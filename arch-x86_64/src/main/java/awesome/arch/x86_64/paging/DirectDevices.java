package awesome.arch.x86_64.paging;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.raw.Address;

/**
 * The {@link DeviceMemory} port, through the direct map. What is no memory below 4 GiB is uncached by the processor's range
 * registers, which the firmware sets up, whatever the page tables say (SDM volume 3, 12.5.2.2 and 12.11). What lies above
 * memory is mapped when somebody asks for it.
 */
@NoAlloc("any context")
public final class DirectDevices implements DeviceMemory {
    /** Maps more of what is no memory. */
    public interface Mapper {
        /** Maps whole pages, uncached, where the direct map has them; false if there is no memory or no room for that. */
        boolean mapDevice(PhysAddr start, long bytes);
    }

    private final DirectMemory memory;
    private Mapper mapper;

    public DirectDevices(DirectMemory memory) {
        this.memory = memory;
    }

    /** Says who maps what is not reached otherwise. */
    public void use(Mapper maps) {
        mapper = maps;
    }

    private Address at(PhysAddr address) {
        return Address.of(memory.virtual(address).bits());
    }

    @Override
    public boolean reach(PhysAddr start, long bytes) {
        return mapper.mapDevice(start, bytes);
    }

    @Override
    public int read8(PhysAddr address) {
        return at(address).readByteVolatile() & 0xff;
    }

    @Override
    public void write8(PhysAddr address, int value) {
        at(address).writeByteVolatile((byte) value);
    }

    @Override
    public int read16(PhysAddr address) {
        return at(address).readShortVolatile() & 0xffff;
    }

    @Override
    public void write16(PhysAddr address, int value) {
        at(address).writeShortVolatile((short) value);
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
