package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.checksum.Crc32c;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;

/**
 * A bounded piece of physical memory that holds numbers as disks lay them out, the low byte first, at any offset. What
 * lies outside is EUCLEAN: offsets come from disks, which may lie.
 */
public class MemoryView {
    private final PhysMemory memory;
    private final PhysAddr start;
    private final int length;

    /** {@code length} bytes from {@code start} on, which the caller sees to. */
    public MemoryView(PhysMemory memory, PhysAddr start, int length) {
        this.memory = memory;
        this.start = start;
        this.length = length;
    }

    /** {@code length} bytes of {@code whole} from {@code at} on; EUCLEAN if it has not so many. */
    public MemoryView(MemoryView whole, int at, int length) {
        this(whole.memory, whole.address(at, length), length);
    }

    /** Bytes in it. */
    public final int length() {
        return length;
    }

    /** The address of {@code bytes} bytes at {@code at}; EUCLEAN if they are not all inside. */
    public final PhysAddr address(int at, int bytes) {
        if (at < 0 || bytes < 0 || at > length - bytes) {
            throw new ErrnoException(Errno.EUCLEAN);
        }
        return start.plus(at);
    }

    public final int getByte(int at) {
        return memory.readByte(address(at, 1)) & 0xff;
    }

    /** 16 bits, from 0 to 65535. */
    public final int getShort(int at) {
        PhysAddr from = address(at, 2);
        return memory.readByte(from) & 0xff | (memory.readByte(from.plus(1)) & 0xff) << 8;
    }

    public final int getInt(int at) {
        return memory.readInt(address(at, 4));
    }

    /** 32 bits, from 0 to 2^32 - 1. */
    public final long getUnsignedInt(int at) {
        return memory.readInt(address(at, 4)) & 0xffff_ffffL;
    }

    public final long getLong(int at) {
        return memory.readLong(address(at, 8));
    }

    /** 32 bits whose most significant byte comes first. */
    public final int getBigInt(int at) {
        return Integer.reverseBytes(getInt(at));
    }

    /** The lower 8 bits of {@code value}. */
    public final void putByte(int at, int value) {
        memory.writeByte(address(at, 1), (byte) value);
    }

    /** The lower 16 bits of {@code value}. */
    public final void putShort(int at, int value) {
        PhysAddr to = address(at, 2);
        memory.writeByte(to, (byte) value);
        memory.writeByte(to.plus(1), (byte) (value >>> 8));
    }

    public final void putInt(int at, int value) {
        memory.writeInt(address(at, 4), value);
    }

    public final void putLong(int at, long value) {
        memory.writeLong(address(at, 8), value);
    }

    /** 32 bits, the most significant byte first. */
    public final void putBigInt(int at, int value) {
        putInt(at, Integer.reverseBytes(value));
    }

    /** Copies {@code count} bytes from {@code at} on into {@code target} from {@code from} on. */
    public final void read(int at, byte[] target, int from, int count) {
        memory.read(address(at, count), target, from, count);
    }

    /** {@code count} bytes from {@code at} on. */
    public final byte[] read(int at, int count) {
        PhysAddr from = address(at, count);
        byte[] bytes = new byte[count];
        memory.read(from, bytes, 0, count);
        return bytes;
    }

    /** Stores {@code count} bytes of {@code source} from {@code from} on at {@code at}. */
    public final void write(int at, byte[] source, int from, int count) {
        memory.write(address(at, count), source, from, count);
    }

    /** Moves {@code count} bytes; the ranges may overlap. */
    public final void move(int from, int to, int count) {
        memory.copy(address(from, count), address(to, count), count);
    }

    /** Copies {@code count} bytes of another view; of another piece of memory. */
    public final void copyFrom(MemoryView other, int from, int to, int count) {
        memory.copy(other.address(from, count), address(to, count), count);
    }

    /** Sets {@code count} bytes from {@code at} on to zero. */
    public final void clear(int at, int count) {
        memory.clear(address(at, count), count);
    }

    /** The checksum {@code crc} continued with {@code count} bytes from {@code at} on. */
    public final int crc32c(int crc, int at, int count) {
        return Crc32c.update(crc, memory, address(at, count), count);
    }
}
