package awesome.runtime.heap;

import awesome.magic.NoAlloc;

/** The sizes of cells: small objects get the next larger one. */
@NoAlloc("part of allocation")
final class SizeClasses {
    /**
     * Bytes of the cells, at most an eighth more than the next smaller ones up to 2 KiB; above, what divides
     * {@link Blocks#PAYLOAD} well.
     */
    private static final int[] SIZES = {
        16, 24, 32, 40, 48, 56, 64, 72, 80, 96, 112, 128, 144, 160, 192, 224, 256, 288, 320, 384, 448, 512, 576, 640,
        768, 896, 1024, 1152, 1280, 1536, 1784, 2008, 2296, 2672, 3216, 4024, 5360, 6432, 8048, 10728, 16096,
    };

    /** The largest cell; larger objects are {@linkplain Blocks#LARGE large}. */
    static final int MAX = 16096;

    /** How many sizes there are. */
    static final int COUNT = SIZES.length;

    /** By size in units of 8 bytes, rounded up. */
    private static final byte[] CLASS_OF = table();

    private SizeClasses() {}

    private static byte[] table() {
        byte[] table = new byte[MAX / 8 + 1];
        int each = 0;
        for (int i = 0; i < table.length; i++) {
            if (i * 8 > SIZES[each]) {
                each++;
            }
            table[i] = (byte) each;
        }
        return table;
    }

    /** The class for {@code bytes}, 0 to {@link #MAX}. */
    static int of(long bytes) {
        return CLASS_OF[(int) (bytes + 7) >>> 3];
    }

    /** Bytes of a cell of this class, a multiple of 8. */
    static int size(int sizeClass) {
        return SIZES[sizeClass];
    }
}
