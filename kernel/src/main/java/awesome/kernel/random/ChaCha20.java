package awesome.kernel.random;

import awesome.kernel.memory.LittleEndian;

/** The block function of the ChaCha20 cipher (RFC 8439, section 2.3). */
final class ChaCha20 {
    /** Bytes in a key. */
    static final int KEY = 32;
    /** Bytes in a block. */
    static final int BLOCK = 64;

    private static final int WORDS = 16;
    private static final int DOUBLE_ROUNDS = 10;

    private final int[] input = new int[WORDS];
    private final int[] state = new int[WORDS];

    /** Sets the key, 32 bytes of {@code key} from {@code at} on, and the counter; the nonce becomes zero. */
    void setKey(byte[] key, int at, int counter) {
        input[0] = 0x61707865;
        input[1] = 0x3320646e;
        input[2] = 0x79622d32;
        input[3] = 0x6b206574;
        for (int i = 0; i < KEY / 4; i++) {
            input[4 + i] = LittleEndian.getInt(key, at + 4 * i);
        }
        input[12] = counter;
        setNonce(0, 0, 0);
    }

    /** Sets the three words of the nonce. */
    void setNonce(int first, int second, int third) {
        input[13] = first;
        input[14] = second;
        input[15] = third;
    }

    /** Stores the block of the current counter, 64 bytes, in {@code target} and counts on. */
    void block(byte[] target, int start) {
        System.arraycopy(input, 0, state, 0, WORDS);
        for (int i = 0; i < DOUBLE_ROUNDS; i++) {
            quarter(0, 4, 8, 12);
            quarter(1, 5, 9, 13);
            quarter(2, 6, 10, 14);
            quarter(3, 7, 11, 15);
            quarter(0, 5, 10, 15);
            quarter(1, 6, 11, 12);
            quarter(2, 7, 8, 13);
            quarter(3, 4, 9, 14);
        }
        for (int i = 0; i < WORDS; i++) {
            LittleEndian.putInt(target, start + 4 * i, state[i] + input[i]);
        }
        input[12]++;
    }

    private void quarter(int a, int b, int c, int d) {
        state[a] += state[b];
        state[d] = Integer.rotateLeft(state[d] ^ state[a], 16);
        state[c] += state[d];
        state[b] = Integer.rotateLeft(state[b] ^ state[c], 12);
        state[a] += state[b];
        state[d] = Integer.rotateLeft(state[d] ^ state[a], 8);
        state[c] += state[d];
        state[b] = Integer.rotateLeft(state[b] ^ state[c], 7);
    }
}
