package awesome.kernel.ext4;

/**
 * The hashes of names by which large directories are in order. Each has 32 bits, the low one of which is 0, and 32 more
 * that tell names of equal hashes apart.
 */
final class DirectoryHash {
    static final int LEGACY = 0;
    static final int HALF_MD4 = 1;
    static final int TEA = 2;
    /** Added to the version where characters are unsigned. */
    static final int UNSIGNED = 3;
    static final int LAST = TEA + UNSIGNED;

    private static final int[] DEFAULT_SEED = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    private static final int DELTA = 0x9e3779b9;
    private static final int K2 = 0x5a827999;
    private static final int K3 = 0x6ed9eba1;
    /** What no hash is, as it is the end of the directory. */
    private static final int END = 0xfffffffe;

    private DirectoryHash() {}

    /**
     * The hash of a name in the upper 32 bits, in the lower ones what tells equal ones apart.
     *
     * @param version {@link #LEGACY}, {@link #HALF_MD4} or {@link #TEA}, for unsigned characters plus {@link #UNSIGNED}
     * @param seed four numbers; all zero for the default
     */
    static long of(byte[] name, int start, int length, int version, int[] seed) {
        boolean isUnsigned = version >= UNSIGNED;
        int kind = version % UNSIGNED;
        int[] state = (seed[0] | seed[1] | seed[2] | seed[3]) == 0 ? DEFAULT_SEED.clone() : seed.clone();
        int major;
        int minor = 0;
        if (kind == LEGACY) {
            major = legacy(name, start, length, isUnsigned);
        } else {
            int words = kind == HALF_MD4 ? 8 : 4;
            int[] input = new int[words];
            int at = 0;
            while (at < length) {
                fill(name, start + at, length - at, input, isUnsigned);
                if (kind == HALF_MD4) {
                    halfMd4(state, input);
                } else {
                    tea(state, input);
                }
                at += 4 * words;
            }
            major = state[kind == HALF_MD4 ? 1 : 0];
            minor = state[kind == HALF_MD4 ? 2 : 1];
        }
        major &= ~1;
        if (major == END) {
            major -= 2;
        }
        return (long) major << 32 | minor & 0xffff_ffffL;
    }

    private static int legacy(byte[] name, int start, int length, boolean isUnsigned) {
        int before = 0x37abe8f9;
        int last = 0x12a3fe2d;
        for (int i = 0; i < length; i++) {
            int c = isUnsigned ? name[start + i] & 0xff : name[start + i];
            int hash = before + (last ^ c * 7152373);
            if (hash < 0) {
                hash -= 0x7fffffff;
            }
            before = last;
            last = hash;
        }
        return last << 1;
    }

    /** Puts as much of the name into {@code words} as fits; the rest is the length, over and over. */
    private static void fill(byte[] name, int start, int length, int[] words, boolean isUnsigned) {
        int pad = length | length << 8;
        pad |= pad << 16;
        int value = pad;
        int word = 0;
        int count = Math.min(length, 4 * words.length);
        for (int i = 0; i < count; i++) {
            int c = isUnsigned ? name[start + i] & 0xff : name[start + i];
            value = c + (value << 8);
            if (i % 4 == 3) {
                words[word++] = value;
                value = pad;
            }
        }
        if (word < words.length) {
            words[word++] = value;
        }
        while (word < words.length) {
            words[word++] = pad;
        }
    }

    private static void tea(int[] state, int[] in) {
        int sum = 0;
        int b0 = state[0];
        int b1 = state[1];
        for (int i = 0; i < 16; i++) {
            sum += DELTA;
            b0 += (b1 << 4) + in[0] ^ b1 + sum ^ (b1 >>> 5) + in[1];
            b1 += (b0 << 4) + in[2] ^ b0 + sum ^ (b0 >>> 5) + in[3];
        }
        state[0] += b0;
        state[1] += b1;
    }

    private static int f(int x, int y, int z) {
        return z ^ x & (y ^ z);
    }

    private static int g(int x, int y, int z) {
        return (x & y) + ((x ^ y) & z);
    }

    private static int h(int x, int y, int z) {
        return x ^ y ^ z;
    }

    /** MD4 (RFC 1320) with half of the rounds' steps. */
    private static void halfMd4(int[] state, int[] in) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int i = 0; i < 8; i += 4) {
            a = Integer.rotateLeft(a + f(b, c, d) + in[i], 3);
            d = Integer.rotateLeft(d + f(a, b, c) + in[i + 1], 7);
            c = Integer.rotateLeft(c + f(d, a, b) + in[i + 2], 11);
            b = Integer.rotateLeft(b + f(c, d, a) + in[i + 3], 19);
        }
        for (int i = 1; i >= 0; i--) {
            a = Integer.rotateLeft(a + g(b, c, d) + in[i] + K2, 3);
            d = Integer.rotateLeft(d + g(a, b, c) + in[i + 2] + K2, 5);
            c = Integer.rotateLeft(c + g(d, a, b) + in[i + 4] + K2, 9);
            b = Integer.rotateLeft(b + g(c, d, a) + in[i + 6] + K2, 13);
        }
        for (int i = 3; i >= 0; i -= 2) {
            int last = i == 3 ? 2 : 0;
            a = Integer.rotateLeft(a + h(b, c, d) + in[i] + K3, 3);
            d = Integer.rotateLeft(d + h(a, b, c) + in[i + 4] + K3, 9);
            c = Integer.rotateLeft(c + h(d, a, b) + in[last] + K3, 11);
            b = Integer.rotateLeft(b + h(c, d, a) + in[last + 4] + K3, 15);
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
}
