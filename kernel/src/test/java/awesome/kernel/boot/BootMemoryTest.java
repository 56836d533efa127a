package awesome.kernel.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.BootInfo;
import awesome.abi.boot.BootInfoLayout;
import awesome.abi.boot.MemoryRegionLayout;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.boot.BootFrameAllocator;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;

class BootMemoryTest {
    private static final long INFO = 0x8000;
    private static final long MIB = 1 << 20;

    private final HostMemory host = HostMemory.use(new HostMemory());
    private final PhysMemory memory = new HostPhysMemory();
    private final Address info = Address.of(INFO);
    private int regions;

    /** Physical memory is the simulated one, at the same addresses. */
    private final class HostPhysMemory implements PhysMemory {
        @Override
        public byte readByte(PhysAddr address) {
            return host.readByte(address.bits());
        }

        @Override
        public int readInt(PhysAddr address) {
            return host.readInt(address.bits());
        }

        @Override
        public long readLong(PhysAddr address) {
            return host.readLong(address.bits());
        }

        @Override
        public void writeByte(PhysAddr address, byte value) {
            host.writeByte(address.bits(), value);
        }

        @Override
        public void writeInt(PhysAddr address, int value) {
            host.writeInt(address.bits(), value);
        }

        @Override
        public void writeLong(PhysAddr address, long value) {
            host.writeLong(address.bits(), value);
        }

        @Override
        public void read(PhysAddr from, byte[] target, int start, int length) {
            for (int i = 0; i < length; i++) {
                target[start + i] = readByte(from.plus(i));
            }
        }

        @Override
        public void write(PhysAddr to, byte[] source, int start, int length) {
            throw new AssertionError("not needed");
        }

        @Override
        public void clear(Frame frame) {
            throw new AssertionError("not needed");
        }

        @Override
        public void copy(Frame from, Frame to) {
            throw new AssertionError("not needed");
        }
    }

    private void region(long base, long bytes, int type) {
        Address entry = info.plus(BootInfoLayout.MEMORY_MAP + regions * (long) MemoryRegionLayout.SIZE);
        entry.writeLong(MemoryRegionLayout.BASE, base);
        entry.writeLong(MemoryRegionLayout.LENGTH, bytes);
        entry.writeInt(MemoryRegionLayout.TYPE, type);
        regions++;
        info.writeInt(BootInfoLayout.MEMORY_MAP_COUNT, regions);
    }

    /** A machine of 16 MiB as QEMU describes one, with the kernel at 2 MiB and the loader's things behind it. */
    private BootInfo machine() {
        host.map(INFO, 0x2000);
        host.map(MIB, 15 * MIB);
        region(0, 0x9fc00, 1);
        region(0x9fc00, 0x400, 2);
        region(0xf0000, 0x10000, 2);
        region(MIB, 15 * MIB - 0x20000, 1);
        region(16 * MIB - 0x20000, 0x20000, 2);
        info.writeLong(BootInfoLayout.KERNEL_BASE, 2 * MIB);
        info.writeLong(BootInfoLayout.KERNEL_END, 3 * MIB);
        info.writeLong(BootInfoLayout.INITRAMFS_BASE, 4 * MIB);
        info.writeLong(BootInfoLayout.INITRAMFS_END, 4 * MIB + 0x1234);
        info.writeLong(BootInfoLayout.PAGE_TABLES_BASE, 5 * MIB);
        info.writeLong(BootInfoLayout.PAGE_TABLES_END, 5 * MIB + 0x3000);
        info.writeLong(BootInfoLayout.STACK_BASE, 6 * MIB);
        info.writeLong(BootInfoLayout.STACK_END, 6 * MIB + 0x4000);
        info.writeLong(BootInfoLayout.INFO_BASE, INFO);
        info.writeLong(BootInfoLayout.INFO_END, INFO + 0x2000);
        info.writeLong(BootInfoLayout.IDENTITY_END, 4L << 30);
        info.writeLong(BootInfoLayout.COMMAND_LINE, INFO + 0x1000);
        return BootInfo.at(info);
    }

    @Example
    void framesAreThoseThatNobodyUses() {
        BootFrameAllocator frames = new BootFrameAllocator(memory);
        BootInfo information = machine();
        BootMemory.open(information, frames);
        long all = (15 * MIB - 0x20000) / Frame.SIZE;
        long loader = 3 + 4;
        assertEquals(all, frames.totalFrames());
        assertEquals(all - MIB / Frame.SIZE - 2 - loader, frames.freeFrames());
        BootMemory.releaseLoader(information, frames);
        // The boot information lies in the region that starts at 0 and stays out.
        assertEquals(all - MIB / Frame.SIZE - 2, frames.freeFrames());
        long last = 0;
        for (long frame = frames.take(); frame >= 0; frame = frames.take()) {
            assertTrue(frame > last);
            assertTrue(frame * Frame.SIZE < 2 * MIB || frame * Frame.SIZE >= 3 * MIB, "a frame of the kernel");
            last = frame;
        }
        assertEquals((16 * MIB - 0x20000) / Frame.SIZE - 1, last);
    }

    @Example
    void parametersAreKept() {
        BootInfo information = machine();
        byte[] text = "quiet kaslr=off".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < text.length; i++) {
            host.writeByte(INFO + 0x1000 + i, text[i]);
        }
        info.writeLong(BootInfoLayout.COMMAND_LINE_LENGTH, text.length);
        info.writeLong(BootInfoLayout.RSDP, 0xf5a20);
        BootParameters parameters = new BootParameters(information, memory);
        host.unmap(INFO, 0x2000);
        assertEquals("quiet kaslr=off", parameters.commandLine().toString());
        assertEquals(4 * MIB, parameters.initramfs().bits());
        assertEquals(0x1234, parameters.initramfsLength());
        assertEquals(0xf5a20, parameters.rsdp().bits());
    }
}
