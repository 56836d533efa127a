package awesome.magic.raw;

import awesome.magic.Intrinsic;

/**
 * Between object references and addresses.
 *
 * <p>In memory a reference is a 32-bit offset from {@code heap_base}, in registers a 64-bit pointer; null is
 * offset 0. Most of these operations do not exist on the host, where objects have no addresses.
 */
public final class Objects {
    private Objects() {}

    /** The address of the header of {@code object}; {@code heap_base} for null. */
    @Intrinsic("object.address")
    public static Address addressOf(Object object) {
        throw noObjects();
    }

    /** The object whose header is at {@code address}; null for {@code heap_base}. The caller vouches for it. */
    @Intrinsic("object.at")
    public static Object objectAt(Address address) {
        throw noObjects();
    }

    /** The 32-bit form of a reference: its offset from {@code heap_base}, zero for null. */
    @Intrinsic("object.encode")
    public static int encode(Object object) {
        throw noObjects();
    }

    /** The reference whose 32-bit form is {@code offset}. The caller vouches for it. */
    @Intrinsic("object.decode")
    public static Object decode(int offset) {
        throw noObjects();
    }

    /** Tells the collector that a reference was stored at {@code place}, in an object, by other means than Java's. */
    @Intrinsic("object.stored")
    public static void stored(Address place) {}

    /** The address of offset 0. */
    @Intrinsic("heap.base")
    public static Address heapBase() {
        throw noObjects();
    }

    /** Keeps {@code object} alive and its fields in memory up to this point. */
    @Intrinsic("object.keepAlive")
    public static void keepAlive(Object object) {}

    /**
     * Eight bytes of an array at once, the first one lowest. Objects take multiples of 8 bytes, so that there is a word
     * up to the last byte; what it has behind the end of the array may be anything.
     *
     * @param index a multiple of 8, not negative, less than the length. The caller vouches for it
     */
    @Intrinsic("array.word")
    public static long wordOf(byte[] bytes, int index) {
        long word = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            word = word << 8 | (index + i < bytes.length ? bytes[index + i] & 0xff : index + i * 59 & 0xff);
        }
        return word;
    }

    private static IllegalStateException noObjects() {
        return new IllegalStateException("objects have no addresses on the host; test this in the image");
    }
}
