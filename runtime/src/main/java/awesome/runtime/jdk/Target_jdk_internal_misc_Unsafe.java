package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Remove;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.heap.Allocation;
import awesome.runtime.heap.ArrayMemory;
import awesome.runtime.heap.WriteBarrier;
import awesome.runtime.thread.Threads;

/**
 * The native methods of {@code jdk.internal.misc.Unsafe} that read and write objects. A null object means that the
 * offset is an address. Memory beside the heap is arrays in it ({@link ArrayMemory}); no field is looked up by name at run time: static
 * fields that hold the offset of a field get it from the compiler. Whatever is to be aligned need not be.
 */
@TargetClass("jdk.internal.misc.Unsafe")
public final class Target_jdk_internal_misc_Unsafe {
    @Inject
    private static Address at(Object base, long offset) {
        return base == null ? Address.of(offset) : Objects.addressOf(base).plus(offset);
    }

    @Replace
    public boolean getBoolean(Object base, long offset) {
        return at(base, offset).readByte() != 0;
    }

    @Replace
    public void putBoolean(Object base, long offset, boolean value) {
        at(base, offset).writeByte((byte) (value ? 1 : 0));
    }

    @Replace
    public boolean getBooleanVolatile(Object base, long offset) {
        return at(base, offset).readByteVolatile() != 0;
    }

    @Replace
    public void putBooleanVolatile(Object base, long offset, boolean value) {
        putBooleanRelease(base, offset, value);
        Address.fence();
    }

    @Replace
    public void putBooleanRelease(Object base, long offset, boolean value) {
        at(base, offset).writeByteVolatile((byte) (value ? 1 : 0));
    }

    @Replace
    public byte getByte(Object base, long offset) {
        return at(base, offset).readByte();
    }

    @Replace
    public void putByte(Object base, long offset, byte value) {
        at(base, offset).writeByte(value);
    }

    @Replace
    public byte getByteVolatile(Object base, long offset) {
        return at(base, offset).readByteVolatile();
    }

    @Replace
    public void putByteVolatile(Object base, long offset, byte value) {
        putByteRelease(base, offset, value);
        Address.fence();
    }

    @Replace
    public void putByteRelease(Object base, long offset, byte value) {
        at(base, offset).writeByteVolatile(value);
    }

    @Replace
    public short getShort(Object base, long offset) {
        return at(base, offset).readShort();
    }

    @Replace
    public void putShort(Object base, long offset, short value) {
        at(base, offset).writeShort(value);
    }

    @Replace
    public short getShortVolatile(Object base, long offset) {
        return at(base, offset).readShortVolatile();
    }

    @Replace
    public void putShortVolatile(Object base, long offset, short value) {
        putShortRelease(base, offset, value);
        Address.fence();
    }

    @Replace
    public void putShortRelease(Object base, long offset, short value) {
        at(base, offset).writeShortVolatile(value);
    }

    @Replace
    public char getChar(Object base, long offset) {
        return (char) at(base, offset).readShort();
    }

    @Replace
    public void putChar(Object base, long offset, char value) {
        at(base, offset).writeShort((short) value);
    }

    @Replace
    public char getCharVolatile(Object base, long offset) {
        return (char) at(base, offset).readShortVolatile();
    }

    @Replace
    public void putCharVolatile(Object base, long offset, char value) {
        putCharRelease(base, offset, value);
        Address.fence();
    }

    @Replace
    public void putCharRelease(Object base, long offset, char value) {
        at(base, offset).writeShortVolatile((short) value);
    }

    @Replace
    public int getInt(Object base, long offset) {
        return at(base, offset).readInt();
    }

    @Replace
    public void putInt(Object base, long offset, int value) {
        at(base, offset).writeInt(value);
    }

    @Replace
    public int getIntVolatile(Object base, long offset) {
        return at(base, offset).readIntVolatile();
    }

    @Replace
    public void putIntVolatile(Object base, long offset, int value) {
        putIntRelease(base, offset, value);
        Address.fence();
    }

    @Replace
    public void putIntRelease(Object base, long offset, int value) {
        at(base, offset).writeIntVolatile(value);
    }

    @Replace
    public long getLong(Object base, long offset) {
        return at(base, offset).readLong();
    }

    @Replace
    public void putLong(Object base, long offset, long value) {
        at(base, offset).writeLong(value);
    }

    @Replace
    public long getLongVolatile(Object base, long offset) {
        return at(base, offset).readLongVolatile();
    }

    @Replace
    public void putLongVolatile(Object base, long offset, long value) {
        putLongRelease(base, offset, value);
        Address.fence();
    }

    @Replace
    public void putLongRelease(Object base, long offset, long value) {
        at(base, offset).writeLongVolatile(value);
    }

    @Replace
    public float getFloat(Object base, long offset) {
        return Float.intBitsToFloat(at(base, offset).readInt());
    }

    @Replace
    public void putFloat(Object base, long offset, float value) {
        at(base, offset).writeInt(Float.floatToRawIntBits(value));
    }

    @Replace
    public float getFloatVolatile(Object base, long offset) {
        return Float.intBitsToFloat(at(base, offset).readIntVolatile());
    }

    @Replace
    public void putFloatVolatile(Object base, long offset, float value) {
        putFloatRelease(base, offset, value);
        Address.fence();
    }

    @Replace
    public void putFloatRelease(Object base, long offset, float value) {
        at(base, offset).writeIntVolatile(Float.floatToRawIntBits(value));
    }

    @Replace
    public double getDouble(Object base, long offset) {
        return Double.longBitsToDouble(at(base, offset).readLong());
    }

    @Replace
    public void putDouble(Object base, long offset, double value) {
        at(base, offset).writeLong(Double.doubleToRawLongBits(value));
    }

    @Replace
    public double getDoubleVolatile(Object base, long offset) {
        return Double.longBitsToDouble(at(base, offset).readLongVolatile());
    }

    @Replace
    public void putDoubleVolatile(Object base, long offset, double value) {
        putDoubleRelease(base, offset, value);
        Address.fence();
    }

    @Replace
    public void putDoubleRelease(Object base, long offset, double value) {
        at(base, offset).writeLongVolatile(Double.doubleToRawLongBits(value));
    }

    @Replace
    public Object getReference(Object base, long offset) {
        return Objects.decode(at(base, offset).readInt());
    }

    @Replace
    public void putReference(Object base, long offset, Object value) {
        int before = at(base, offset).readIntVolatile();
        at(base, offset).writeIntVolatile(Objects.encode(value));
        stored(base, offset, before);
    }

    @Replace
    public Object getReferenceVolatile(Object base, long offset) {
        return Objects.decode(at(base, offset).readIntVolatile());
    }

    @Replace
    public void putReferenceVolatile(Object base, long offset, Object value) {
        // What another thread stores between a load and a store, nobody would tell the collector.
        stored(base, offset, at(base, offset).getAndSetInt(Objects.encode(value)));
    }

    @Replace
    public void putReferenceRelease(Object base, long offset, Object value) {
        int before = at(base, offset).readIntVolatile();
        at(base, offset).writeIntVolatile(Objects.encode(value));
        stored(base, offset, before);
    }

    @Replace
    public boolean compareAndSetInt(Object base, long offset, int expected, int value) {
        return at(base, offset).compareAndSetInt(expected, value);
    }

    @Replace
    public int compareAndExchangeInt(Object base, long offset, int expected, int value) {
        int found;
        do {
            found = getIntVolatile(base, offset);
        } while (found == expected && !compareAndSetInt(base, offset, expected, value));
        return found;
    }

    @Replace
    public boolean compareAndSetLong(Object base, long offset, long expected, long value) {
        return at(base, offset).compareAndSetLong(expected, value);
    }

    @Replace
    public long compareAndExchangeLong(Object base, long offset, long expected, long value) {
        long found;
        do {
            found = getLongVolatile(base, offset);
        } while (found == expected && !compareAndSetLong(base, offset, expected, value));
        return found;
    }

    @Replace
    public boolean compareAndSetReference(Object base, long offset, Object expected, Object value) {
        boolean done = at(base, offset).compareAndSetInt(Objects.encode(expected), Objects.encode(value));
        stored(base, offset, Objects.encode(expected));
        return done;
    }

    /** Tells the collector that a reference was stored, and what was there before. */
    @Inject
    private static void stored(Object base, long offset, int before) {
        Objects.stored(at(base, offset));
        WriteBarrier.stored(before);
    }

    @Replace
    public Object compareAndExchangeReference(Object base, long offset, Object expected, Object value) {
        Object found;
        do {
            found = getReferenceVolatile(base, offset);
        } while (found == expected && !compareAndSetReference(base, offset, expected, value));
        return found;
    }

    @Replace
    public int getAndAddInt(Object base, long offset, int delta) {
        return at(base, offset).getAndAddInt(delta);
    }

    @Replace
    public long getAndAddLong(Object base, long offset, long delta) {
        return at(base, offset).getAndAddLong(delta);
    }

    @Replace
    public int getAndSetInt(Object base, long offset, int value) {
        return at(base, offset).getAndSetInt(value);
    }

    @Replace
    public long getAndSetLong(Object base, long offset, long value) {
        return at(base, offset).getAndSetLong(value);
    }

    @Replace
    public Object getAndSetReference(Object base, long offset, Object value) {
        int before = at(base, offset).getAndSetInt(Objects.encode(value));
        stored(base, offset, before);
        return Objects.decode(before);
    }

    @Replace
    public void loadFence() {
        Address.fenceInOrder();
    }

    @Replace
    public void storeFence() {
        Address.fenceInOrder();
    }

    @Replace
    public void fullFence() {
        Address.fence();
    }

    @Replace
    private void setMemory0(Object base, long offset, long bytes, byte value) {
        at(base, offset).fill(value, bytes);
    }

    @Replace
    private void copyMemory0(Object from, long fromOffset, Object to, long toOffset, long bytes) {
        at(from, fromOffset).copyTo(at(to, toOffset), bytes);
    }

    /** Elements are read before their place is written, so ranges that are the same swap in place. */
    @Replace
    private void copySwapMemory0(Object from, long fromOffset, Object to, long toOffset, long bytes, long size) {
        Address source = at(from, fromOffset);
        Address target = at(to, toOffset);
        for (long done = 0; done < bytes; done += size) {
            if (size == 2) {
                target.writeShort(done, Short.reverseBytes(source.readShort(done)));
            } else if (size == 4) {
                target.writeInt(done, Integer.reverseBytes(source.readInt(done)));
            } else {
                target.writeLong(done, Long.reverseBytes(source.readLong(done)));
            }
        }
    }

    @Replace
    public Object allocateInstance(Class<?> type) throws InstantiationException {
        Target_java_lang_Class<?> hub = Target_java_lang_Class.of(type);
        if (hub.layoutKind != Hubs.LAYOUT_INSTANCE) {
            throw new InstantiationException(type.getName());
        }
        return Allocation.instance(type, hub.instanceSize);
    }

    @Replace
    public void park(boolean absolute, long time) {
        Threads.current().park(absolute, time);
    }

    @Replace
    public void unpark(Object thread) {
        if (thread != null) {
            Threads.current().unpark((Thread) thread);
        }
    }

    @Replace
    public void throwException(Throwable exception) {
        throw Target_jdk_internal_misc_Unsafe.<RuntimeException>unchecked(exception);
    }

    @Inject
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable exception) throws T {
        throw (T) exception;
    }

    @Replace
    public long getLongUnaligned(Object base, long offset) {
        return at(base, offset).readLong();
    }

    @Replace
    public void putLongUnaligned(Object base, long offset, long value) {
        at(base, offset).writeLong(value);
    }

    @Replace
    public int getIntUnaligned(Object base, long offset) {
        return at(base, offset).readInt();
    }

    @Replace
    public void putIntUnaligned(Object base, long offset, int value) {
        at(base, offset).writeInt(value);
    }

    @Replace
    public short getShortUnaligned(Object base, long offset) {
        return at(base, offset).readShort();
    }

    @Replace
    public void putShortUnaligned(Object base, long offset, short value) {
        at(base, offset).writeShort(value);
    }

    @Replace
    public char getCharUnaligned(Object base, long offset) {
        return (char) at(base, offset).readShort();
    }

    @Replace
    public void putCharUnaligned(Object base, long offset, char value) {
        at(base, offset).writeShort((short) value);
    }

    @Replace
    private int arrayBaseOffset0(Class<?> array) {
        return Hubs.ARRAY_BASE;
    }

    @Replace
    private int arrayIndexScale0(Class<?> array) {
        return 1 << Target_java_lang_Class.of(array).elementShift;
    }

    @Remove("offsets of fields are known to the compiler only; keep them in a static final field that is initialised"
            + " at build time")
    private native long objectFieldOffset1(Class<?> owner, String field);

    @Replace
    private long allocateMemory0(long bytes) {
        return ArrayMemory.allocate(bytes);
    }

    @Replace
    private long reallocateMemory0(long address, long bytes) {
        return ArrayMemory.reallocate(address, bytes);
    }

    @Replace
    private void freeMemory0(long address) {
        ArrayMemory.free(address);
    }
}
