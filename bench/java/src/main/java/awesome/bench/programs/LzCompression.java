package awesome.bench.programs;

import java.util.Arrays;

/** LZ77 with hash chains, and back: bytes and ints in arrays, branches that are hard to predict. */
final class LzCompression {
    private static final int WINDOW = 1 << 15;
    private static final int HASH_BITS = 14;
    private static final int SHORTEST = 4;
    private static final int LONGEST = SHORTEST + 254;
    private static final int TRIES = 16;

    private final byte[] input;
    private final int[] latest = new int[1 << HASH_BITS];
    private final int[] before = new int[WINDOW];
    private byte[] output;
    private int written;

    private LzCompression(byte[] input) {
        this.input = input;
        this.output = new byte[input.length / 2 + 64];
        Arrays.fill(latest, -1);
    }

    /** Compresses and restores this many KiB of words. */
    static long run(int size) {
        byte[] text = words(size * 1024);
        byte[] packed = compress(text);
        byte[] restored = restore(packed, text.length);
        if (!Arrays.equals(text, restored)) {
            throw new IllegalStateException("what was restored differs from the input");
        }
        return (long) packed.length << 32 | Arrays.hashCode(packed) & 0xffffffffL;
    }

    private static byte[] words(int length) {
        Numbers numbers = new Numbers(5);
        byte[][] words = new byte[500][];
        for (int i = 0; i < words.length; i++) {
            words[i] = new byte[2 + numbers.below(9)];
            for (int j = 0; j < words[i].length; j++) {
                words[i][j] = (byte) ('a' + numbers.below(26));
            }
        }
        byte[] text = new byte[length];
        int at = 0;
        while (at < length) {
            // The product makes some words more frequent than others.
            byte[] word = words[numbers.below(words.length) * numbers.below(words.length) / words.length];
            for (int i = 0; i < word.length && at < length; i++) {
                text[at++] = word[i];
            }
            if (at < length) {
                text[at++] = ' ';
            }
        }
        return text;
    }

    /** Literals as 0, byte; copies as length (1 to 255), distance of two bytes. */
    static byte[] compress(byte[] input) {
        LzCompression state = new LzCompression(input);
        int at = 0;
        while (at < input.length) {
            long match = state.longestMatch(at);
            int length = (int) (match >>> 32);
            if (length >= SHORTEST) {
                int distance = (int) match;
                state.put(length - SHORTEST + 1);
                state.put(distance >>> 8);
                state.put(distance);
            } else {
                length = 1;
                state.put(0);
                state.put(input[at]);
            }
            for (int end = at + length; at < end; at++) {
                state.remember(at);
            }
        }
        return Arrays.copyOf(state.output, state.written);
    }

    private void put(int value) {
        if (written == output.length) {
            output = Arrays.copyOf(output, written * 2);
        }
        output[written++] = (byte) value;
    }

    private int hash(int at) {
        int bytes = input[at] & 0xff | (input[at + 1] & 0xff) << 8 | (input[at + 2] & 0xff) << 16 | input[at + 3] << 24;
        return bytes * 0x9e3779b1 >>> 32 - HASH_BITS;
    }

    private void remember(int at) {
        if (at + SHORTEST <= input.length) {
            int hash = hash(at);
            before[at % WINDOW] = latest[hash];
            latest[hash] = at;
        }
    }

    /** Length in the upper, distance in the lower half; 0 if nothing matches. */
    private long longestMatch(int at) {
        if (at + SHORTEST > input.length) {
            return 0;
        }
        int most = Math.min(LONGEST, input.length - at);
        int best = 0;
        int distance = 0;
        int candidate = latest[hash(at)];
        for (int i = 0; i < TRIES && candidate >= 0 && at - candidate < WINDOW; i++) {
            int length = 0;
            while (length < most && input[candidate + length] == input[at + length]) {
                length++;
            }
            if (length > best) {
                best = length;
                distance = at - candidate;
            }
            candidate = before[candidate % WINDOW];
        }
        return (long) best << 32 | distance;
    }

    static byte[] restore(byte[] packed, int length) {
        byte[] text = new byte[length];
        int to = 0;
        int at = 0;
        while (at < packed.length) {
            int control = packed[at++] & 0xff;
            if (control == 0) {
                text[to++] = packed[at++];
            } else {
                int distance = (packed[at] & 0xff) << 8 | packed[at + 1] & 0xff;
                at += 2;
                for (int end = to + control + SHORTEST - 1; to < end; to++) {
                    text[to] = text[to - distance];
                }
            }
        }
        return text;
    }
}
