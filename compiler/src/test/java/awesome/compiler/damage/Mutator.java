package awesome.compiler.damage;

import java.util.Arrays;
import java.util.Random;

/** Damages a class file at random: cut, bytes and numbers changed, moved, left out, put in; mostly behind the constants. */
final class Mutator {
    private static final int CONSTANTS = 10;
    private static final int[] BYTES = {0, 1, 2, 3, 4, 0x12, 0x19, 0x2a, 0x3a, 0x4b, 0x57, 0x59, 0x60, 0x7f, 0x80, 0xa7, 0xaa, 0xab, 0xac,
        0xb0, 0xb1, 0xb4, 0xb7, 0xbb, 0xbf, 0xc4, 0xfe, 0xff};
    private static final int[] SHORTS = {0, 1, 2, 3, 0xff, 0x100, 0x7fff, 0x8000, 0xfffe, 0xffff};

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    byte[] mutate(byte[] original) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && bytes.length > 1; i++) {
            int constants = Math.min(endOfConstants(original), bytes.length - 1);
            int from = random.nextInt(4) == 0 ? 0 : constants;
            int at = from + random.nextInt(bytes.length - from);
            bytes = change(bytes, at, constants);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes, int at, int constants) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> bytes[at] = (byte) BYTES[random.nextInt(BYTES.length)];
            case 3, 4 -> bytes[at] = (byte) random.nextInt(256);
            case 5 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 6 -> putShort(bytes, at, SHORTS[random.nextInt(SHORTS.length)]);
            // As an index of a constant, it may well be of another kind.
            case 7, 8 -> putShort(bytes, at, random.nextInt(150));
            case 9 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 10 -> {
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
                return shorter;
            }
            default -> {
                int length = Math.min(1 + random.nextInt(8), bytes.length - Math.max(at, constants));
                System.arraycopy(bytes, constants + random.nextInt(bytes.length - constants - length + 1), bytes, Math.max(at, constants), length);
            }
        }
        return bytes;
    }

    private static void putShort(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        if (at + 1 < bytes.length) {
            bytes[at + 1] = (byte) value;
        }
    }

    /** Behind the constant pool of a sound class file (JVMS 4.4). */
    private static int endOfConstants(byte[] bytes) {
        int count = (bytes[8] & 0xff) << 8 | bytes[9] & 0xff;
        int at = CONSTANTS;
        for (int i = 1; i < count; i++) {
            int tag = bytes[at];
            at += switch (tag) {
                case 1 -> 3 + ((bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff);
                case 7, 8, 16, 19, 20 -> 3;
                case 15 -> 4;
                case 5, 6 -> 9;
                default -> 5;
            };
            i += tag == 5 || tag == 6 ? 1 : 0;
        }
        return at;
    }
}
