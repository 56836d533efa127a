package awesome.arch.x86_64.paging;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.VirtAddr;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;

/** The {@link PhysMemory} port: all of physical memory is mapped from one address on, at first from 0. */
@NoAlloc("any context")
public final class DirectMemory implements PhysMemory {
    /** Where the elements of an array start. */
    private static final int ARRAY_BASE = 16;

    private long base;
    private boolean hasCrc32c;

    /** Physical memory appears from {@code start} on from now on. */
    public void moveTo(VirtAddr start) {
        base = start.bits();
    }

    /** The processors have the instruction for CRC-32C. */
    public void useCrc32c() {
        hasCrc32c = true;
    }

    private Address at(PhysAddr address) {
        return Address.of(base + address.bits());
    }

    /** Where a physical address can be read and written now. */
    public VirtAddr virtual(PhysAddr address) {
        return VirtAddr.of(base + address.bits());
    }

    @Override
    public byte readByte(PhysAddr address) {
        return at(address).readByte();
    }

    @Override
    public int readInt(PhysAddr address) {
        return at(address).readInt();
    }

    @Override
    public long readLong(PhysAddr address) {
        return at(address).readLong();
    }

    @Override
    public void writeByte(PhysAddr address, byte value) {
        at(address).writeByte(value);
    }

    @Override
    public void writeInt(PhysAddr address, int value) {
        at(address).writeInt(value);
    }

    @Override
    public void writeLong(PhysAddr address, long value) {
        at(address).writeLong(value);
    }

    @Override
    public int loadInt(PhysAddr address) {
        return at(address).readIntVolatile();
    }

    @Override
    public boolean compareAndSetInt(PhysAddr address, int expected, int value) {
        return at(address).compareAndSetInt(expected, value);
    }

    private static Address element(byte[] array, int index) {
        return Objects.addressOf(array).plus(ARRAY_BASE + (long) index);
    }

    private static void check(byte[] array, int start, int length) {
        if (start < 0 || length < 0 || start > array.length - length) {
            throw new ArrayIndexOutOfBoundsException();
        }
    }

    @Override
    public void read(PhysAddr from, byte[] target, int start, int length) {
        check(target, start, length);
        at(from).copyTo(element(target, start), length);
        Objects.keepAlive(target);
    }

    @Override
    public void write(PhysAddr to, byte[] source, int start, int length) {
        check(source, start, length);
        element(source, start).copyTo(at(to), length);
        Objects.keepAlive(source);
    }

    @Override
    public void clear(Frame frame) {
        at(frame.start()).fill((byte) 0, Frame.SIZE);
    }

    @Override
    public void clear(PhysAddr start, int length) {
        at(start).fill((byte) 0, length);
    }

    @Override
    public boolean hasCrc32c() {
        return hasCrc32c;
    }

    @Override
    public int crc32c(int crc, PhysAddr start, int words) {
        Address from = at(start);
        long value = crc & 0xffff_ffffL;
        int i = 0;
        for (; i + 4 <= words; i += 4) {
            value = Instructions.crc32c(value, from.plus(8L * i).readLong());
            value = Instructions.crc32c(value, from.plus(8L * i + 8).readLong());
            value = Instructions.crc32c(value, from.plus(8L * i + 16).readLong());
            value = Instructions.crc32c(value, from.plus(8L * i + 24).readLong());
        }
        for (; i < words; i++) {
            value = Instructions.crc32c(value, from.plus(8L * i).readLong());
        }
        return (int) value;
    }

    @Override
    public void copy(Frame from, Frame to) {
        at(from.start()).copyTo(at(to.start()), Frame.SIZE);
    }

    @Override
    public void copy(PhysAddr from, PhysAddr to, int length) {
        at(from).copyTo(at(to), length);
    }
}
