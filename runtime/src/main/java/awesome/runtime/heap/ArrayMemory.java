package awesome.runtime.heap;

import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import java.util.HashMap;
import java.util.Map;

/** Memory that is known by its address: arrays, which never move, kept reachable until they are freed. */
public final class ArrayMemory {
    private static final Map<Long, long[]> ARRAYS = new HashMap<>();
    private static final long LARGEST = (Integer.MAX_VALUE - 1L) * Long.BYTES;

    private ArrayMemory() {}

    /** The address of zeroed memory, a multiple of 8; OutOfMemoryError if there is none. */
    public static long allocate(long bytes) {
        if (bytes < 0 || bytes > LARGEST) {
            throw new OutOfMemoryError("Unable to allocate " + bytes + " bytes");
        }
        long[] array = newArray((int) ((bytes + Long.BYTES - 1) / Long.BYTES));
        long address = addressOf(array);
        synchronized (ARRAYS) {
            ARRAYS.put(address, array);
        }
        return address;
    }

    /**
     * Cleaners of dead buffers free their memory after a collection has found that they are dead, and only the next
     * collection gets it. So when there is none left the first has to come before the last attempt.
     */
    private static long[] newArray(int words) {
        try {
            return new long[words];
        } catch (OutOfMemoryError e) {
            System.gc();
            return new long[words];
        }
    }

    /** Frees memory from {@link #allocate}. */
    public static void free(long address) {
        synchronized (ARRAYS) {
            ARRAYS.remove(address);
        }
    }

    /** Memory of another size that starts with the same bytes. */
    public static long reallocate(long address, long bytes) {
        long result = allocate(bytes);
        long[] before;
        long[] after;
        synchronized (ARRAYS) {
            before = ARRAYS.remove(address);
            after = ARRAYS.get(result);
        }
        System.arraycopy(before, 0, after, 0, Math.min(before.length, after.length));
        return result;
    }

    /** Where the elements of an array are. */
    public static long addressOf(Object array) {
        return Objects.addressOf(array).plus(Hubs.ARRAY_BASE).bits();
    }

    /** Copies bytes at an address to the start of an array that has room for them. */
    public static void copyTo(byte[] bytes, long address, int count) {
        Address.of(address).copyTo(Objects.addressOf(bytes).plus(Hubs.ARRAY_BASE), count);
        Objects.keepAlive(bytes);
    }

    /** The bytes at an address, in a new array. */
    public static byte[] copied(long address, int count) {
        byte[] bytes = new byte[count];
        copyTo(bytes, address, count);
        return bytes;
    }

    /** Copies the first bytes of an array to an address. */
    public static void copyFrom(byte[] bytes, long address, int count) {
        Objects.addressOf(bytes).plus(Hubs.ARRAY_BASE).copyTo(Address.of(address), count);
        Objects.keepAlive(bytes);
    }
}
