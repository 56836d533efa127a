package awesome.magic.raw;

import awesome.magic.Intrinsic;
import awesome.magic.Unboxed;
import awesome.magic.host.HostMemory;

/**
 * A 64-bit address with loads and stores.
 *
 * <p>Plain loads and stores are little-endian, need no alignment and may be merged or reordered by the
 * compiler like any C access; the volatile ones are done exactly once, in program order, with acquire
 * and release semantics (x86-64 gives that to every load and store; see Intel SDM volume 3, 9.2).
 */
@Unboxed
public final class Address {
    private final long bits;

    private Address(long bits) {
        this.bits = bits;
    }

    /** The address with these bits. */
    public static Address of(long bits) {
        return new Address(bits);
    }

    /** Address 0. */
    public static Address zero() {
        return new Address(0);
    }

    /** The bits of the address. */
    public long bits() {
        return bits;
    }

    /** The address {@code bytes} further; wraps like machine arithmetic. */
    public Address plus(long bytes) {
        return new Address(bits + bytes);
    }

    /** The address {@code bytes} before. */
    public Address minus(long bytes) {
        return new Address(bits - bytes);
    }

    /** How many bytes this lies above {@code lower}. */
    public long distanceFrom(Address lower) {
        return bits - lower.bits;
    }

    /** The greatest multiple of {@code alignment}, a power of two, that is not above this. */
    public Address alignDown(long alignment) {
        return new Address(bits & -alignment);
    }

    /** The least multiple of {@code alignment}, a power of two, that is not below this. */
    public Address alignUp(long alignment) {
        return new Address((bits + alignment - 1) & -alignment);
    }

    /** Whether this is a multiple of {@code alignment}, a power of two. */
    public boolean isAligned(long alignment) {
        return (bits & (alignment - 1)) == 0;
    }

    /** Unsigned comparison. */
    public boolean isBelow(Address other) {
        return Long.compareUnsigned(bits, other.bits) < 0;
    }

    /** Whether all bits are zero. */
    public boolean isZero() {
        return bits == 0;
    }

    /** Whether both have the same bits. */
    public boolean is(Address other) {
        return bits == other.bits;
    }


    /** The 1 byte here. */
    @Intrinsic("mem.load.i8")
    public byte readByte() {
        return HostMemory.current().readByte(bits);
    }

    /** The 1 byte at this plus {@code offset}. */
    public byte readByte(long offset) {
        return plus(offset).readByte();
    }

    /** Stores 1 byte here. */
    @Intrinsic("mem.store.i8")
    public void writeByte(byte value) {
        HostMemory.current().writeByte(bits, value);
    }

    /** Stores 1 byte at this plus {@code offset}. */
    public void writeByte(long offset, byte value) {
        plus(offset).writeByte(value);
    }

    /** A volatile load of 1 byte, aligned. */
    @Intrinsic("mem.load.volatile.i8")
    public byte readByteVolatile() {
        return HostMemory.current().readByte(bits);
    }

    /** A volatile store of 1 byte, aligned. */
    @Intrinsic("mem.store.volatile.i8")
    public void writeByteVolatile(byte value) {
        HostMemory.current().writeByte(bits, value);
    }

    /** The 2 bytes here. */
    @Intrinsic("mem.load.i16")
    public short readShort() {
        return HostMemory.current().readShort(bits);
    }

    /** The 2 bytes at this plus {@code offset}. */
    public short readShort(long offset) {
        return plus(offset).readShort();
    }

    /** Stores 2 bytes here. */
    @Intrinsic("mem.store.i16")
    public void writeShort(short value) {
        HostMemory.current().writeShort(bits, value);
    }

    /** Stores 2 bytes at this plus {@code offset}. */
    public void writeShort(long offset, short value) {
        plus(offset).writeShort(value);
    }

    /** A volatile load of 2 bytes, aligned. */
    @Intrinsic("mem.load.volatile.i16")
    public short readShortVolatile() {
        return HostMemory.current().readShort(bits);
    }

    /** A volatile store of 2 bytes, aligned. */
    @Intrinsic("mem.store.volatile.i16")
    public void writeShortVolatile(short value) {
        HostMemory.current().writeShort(bits, value);
    }

    /** The 4 bytes here. */
    @Intrinsic("mem.load.i32")
    public int readInt() {
        return HostMemory.current().readInt(bits);
    }

    /** The 4 bytes at this plus {@code offset}. */
    public int readInt(long offset) {
        return plus(offset).readInt();
    }

    /** Stores 4 bytes here. */
    @Intrinsic("mem.store.i32")
    public void writeInt(int value) {
        HostMemory.current().writeInt(bits, value);
    }

    /** Stores 4 bytes at this plus {@code offset}. */
    public void writeInt(long offset, int value) {
        plus(offset).writeInt(value);
    }

    /** A volatile load of 4 bytes, aligned. */
    @Intrinsic("mem.load.volatile.i32")
    public int readIntVolatile() {
        return HostMemory.current().readInt(bits);
    }

    /** A volatile store of 4 bytes, aligned. */
    @Intrinsic("mem.store.volatile.i32")
    public void writeIntVolatile(int value) {
        HostMemory.current().writeInt(bits, value);
    }

    /** The 8 bytes here. */
    @Intrinsic("mem.load.i64")
    public long readLong() {
        return HostMemory.current().readLong(bits);
    }

    /** The 8 bytes at this plus {@code offset}. */
    public long readLong(long offset) {
        return plus(offset).readLong();
    }

    /** Stores 8 bytes here. */
    @Intrinsic("mem.store.i64")
    public void writeLong(long value) {
        HostMemory.current().writeLong(bits, value);
    }

    /** Stores 8 bytes at this plus {@code offset}. */
    public void writeLong(long offset, long value) {
        plus(offset).writeLong(value);
    }

    /** A volatile load of 8 bytes, aligned. */
    @Intrinsic("mem.load.volatile.i64")
    public long readLongVolatile() {
        return HostMemory.current().readLong(bits);
    }

    /** A volatile store of 8 bytes, aligned. */
    @Intrinsic("mem.store.volatile.i64")
    public void writeLongVolatile(long value) {
        HostMemory.current().writeLong(bits, value);
    }

    /** The byte here, 0 to 255. */
    public int readUnsignedByte() {
        return readByte() & 0xff;
    }

    /** The 2 bytes here, 0 to 65535. */
    public int readUnsignedShort() {
        return readShort() & 0xffff;
    }

    /** The 4 bytes here, 0 to 2<sup>32</sup> - 1. */
    public long readUnsignedInt() {
        return readInt() & 0xffff_ffffL;
    }


    /** Atomically replaces {@code expected} by {@code value} and says whether it did; a full fence. */
    @Intrinsic("mem.cas.i32")
    public boolean compareAndSetInt(int expected, int value) {
        return HostMemory.current().compareAndSetInt(bits, expected, value);
    }

    /** Atomically adds and returns what was there before; a full fence. */
    @Intrinsic("mem.getAndAdd.i32")
    public int getAndAddInt(int delta) {
        return HostMemory.current().getAndAddInt(bits, delta);
    }

    /** Atomically stores and returns what was there before; a full fence. */
    @Intrinsic("mem.getAndSet.i32")
    public int getAndSetInt(int value) {
        return HostMemory.current().getAndSetInt(bits, value);
    }


    /** Atomically replaces {@code expected} by {@code value} and says whether it did; a full fence. */
    @Intrinsic("mem.cas.i64")
    public boolean compareAndSetLong(long expected, long value) {
        return HostMemory.current().compareAndSetLong(bits, expected, value);
    }

    /** Atomically adds and returns what was there before; a full fence. */
    @Intrinsic("mem.getAndAdd.i64")
    public long getAndAddLong(long delta) {
        return HostMemory.current().getAndAddLong(bits, delta);
    }

    /** Atomically stores and returns what was there before; a full fence. */
    @Intrinsic("mem.getAndSet.i64")
    public long getAndSetLong(long value) {
        return HostMemory.current().getAndSetLong(bits, value);
    }


    /** Copies {@code bytes} bytes from here to {@code target}; the ranges may overlap. */
    @Intrinsic("mem.move")
    public void copyTo(Address target, long bytes) {
        HostMemory.current().move(bits, target.bits, bytes);
    }

    /** Stores {@code value} into {@code bytes} bytes from here. */
    @Intrinsic("mem.fill")
    public void fill(byte value, long bytes) {
        HostMemory.current().fill(bits, value, bytes);
    }

    /** Asks for the cache line at this address, which need not be mapped, so that a load soon does not wait for it. */
    @Intrinsic("mem.prefetch")
    public void prefetch() {}

    /** A fence for loads before it with all that follows, and for all before it with stores that follow; not a full one. */
    @Intrinsic("mem.fence.inOrder")
    public static void fenceInOrder() {}

    /** A full memory fence. */
    @Intrinsic("mem.fence")
    public static void fence() {}

    /** The stack pointer, roughly: an address within the frame of the method that asks. */
    @Intrinsic("stack.pointer")
    public static Address stackPointer() {
        throw new IllegalStateException("the stack has no address on the host");
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(bits);
    }
}
