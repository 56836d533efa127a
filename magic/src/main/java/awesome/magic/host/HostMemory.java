package awesome.magic.host;

import awesome.magic.HostOnly;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * A simulated, sparse, little-endian 64-bit memory. Pages exist once they are mapped; touching any other
 * address throws {@link Fault}, which is how a test notices a stray access.
 *
 * <p>Each thread has its own current memory, so that tests may run in parallel.
 */
@HostOnly
public final class HostMemory {
    /** Bytes in a page of the simulation. */
    public static final int PAGE = 4096;

    private static final ThreadLocal<HostMemory> CURRENT = new InheritableThreadLocal<>();

    private final Map<Long, ByteBuffer> pages = new HashMap<>();
    private Runnable beforeAtomic = () -> {};

    /** An access to an address that is not mapped. */
    public static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long address;

        Fault(long address) {
            super("access to unmapped simulated memory at 0x" + Long.toHexString(address)
                    + "; map it with HostMemory.map");
            this.address = address;
        }

        /** The address touched. */
        public long address() {
            return address;
        }
    }

    /** The memory that raw operations of this thread go to. */
    public static HostMemory current() {
        HostMemory memory = CURRENT.get();
        if (memory == null) {
            throw new IllegalStateException("no simulated memory; call HostMemory.use first");
        }
        return memory;
    }

    /** Makes {@code memory} the current one of this thread and the threads it starts. */
    public static HostMemory use(HostMemory memory) {
        CURRENT.set(memory);
        return memory;
    }

    /** Has {@code action} run before each atomic operation, in its thread: a test can let other threads go first. */
    public void beforeAtomic(Runnable action) {
        beforeAtomic = action;
    }

    /** Makes the pages that overlap {@code bytes} bytes from {@code address} exist, zeroed if they are new. */
    public HostMemory map(long address, long bytes) {
        for (long page = address >>> 12; page <= (address + bytes - 1) >>> 12; page++) {
            pages.computeIfAbsent(
                    page, ignored -> ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN));
        }
        return this;
    }

    /** Makes the pages that overlap the range fault again. */
    public void unmap(long address, long bytes) {
        for (long page = address >>> 12; page <= (address + bytes - 1) >>> 12; page++) {
            pages.remove(page);
        }
    }

    private ByteBuffer page(long address) {
        ByteBuffer page = pages.get(address >>> 12);
        if (page == null) {
            throw new Fault(address);
        }
        return page;
    }

    private static int offset(long address) {
        return (int) (address & (PAGE - 1));
    }

    /** The byte at {@code address}. */
    public synchronized byte readByte(long address) {
        return page(address).get(offset(address));
    }

    /** Stores a byte. */
    public synchronized void writeByte(long address, byte value) {
        page(address).put(offset(address), value);
    }

    private long read(long address, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (readByte(address + i) & 0xffL) << (8 * i);
        }
        return value;
    }

    private void write(long address, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            page(address + i);
        }
        for (int i = 0; i < bytes; i++) {
            writeByte(address + i, (byte) (value >>> (8 * i)));
        }
    }

    /** Two bytes. */
    public synchronized short readShort(long address) {
        return (short) read(address, 2);
    }

    /** Stores two bytes. */
    public synchronized void writeShort(long address, short value) {
        write(address, value, 2);
    }

    /** Four bytes. */
    public synchronized int readInt(long address) {
        return (int) read(address, 4);
    }

    /** Stores four bytes. */
    public synchronized void writeInt(long address, int value) {
        write(address, value, 4);
    }

    /** Eight bytes. */
    public synchronized long readLong(long address) {
        int offset = offset(address);
        return offset <= PAGE - 8 ? page(address).getLong(offset) : read(address, 8);
    }

    /** Stores eight bytes. */
    public synchronized void writeLong(long address, long value) {
        write(address, value, 8);
    }

    /** Atomic compare and set of four bytes. */
    public boolean compareAndSetInt(long address, int expected, int value) {
        beforeAtomic.run();
        synchronized (this) {
            boolean same = readInt(address) == expected;
            if (same) {
                writeInt(address, value);
            }
            return same;
        }
    }

    /** Atomic compare and set of eight bytes. */
    public boolean compareAndSetLong(long address, long expected, long value) {
        beforeAtomic.run();
        synchronized (this) {
            boolean same = readLong(address) == expected;
            if (same) {
                writeLong(address, value);
            }
            return same;
        }
    }

    /** Atomic add to four bytes; what was there before. */
    public int getAndAddInt(long address, int delta) {
        beforeAtomic.run();
        synchronized (this) {
            int old = readInt(address);
            writeInt(address, old + delta);
            return old;
        }
    }

    /** Atomic add to eight bytes; what was there before. */
    public long getAndAddLong(long address, long delta) {
        beforeAtomic.run();
        synchronized (this) {
            long old = readLong(address);
            writeLong(address, old + delta);
            return old;
        }
    }

    /** Atomic swap of four bytes; what was there before. */
    public int getAndSetInt(long address, int value) {
        beforeAtomic.run();
        synchronized (this) {
            int old = readInt(address);
            writeInt(address, value);
            return old;
        }
    }

    /** Atomic swap of eight bytes; what was there before. */
    public long getAndSetLong(long address, long value) {
        beforeAtomic.run();
        synchronized (this) {
            long old = readLong(address);
            writeLong(address, value);
            return old;
        }
    }

    /** Copies between ranges that may overlap. */
    public synchronized void move(long from, long to, long bytes) {
        boolean forward = Long.compareUnsigned(to, from) <= 0;
        for (long i = 0; i < bytes; i++) {
            long at = forward ? i : bytes - 1 - i;
            writeByte(to + at, readByte(from + at));
        }
    }

    /** Stores {@code value} into each byte of the range. */
    public synchronized void fill(long address, byte value, long bytes) {
        for (long i = 0; i < bytes; i++) {
            writeByte(address + i, value);
        }
    }
}
