package awesome.kernel.elf;

import awesome.kernel.memory.LittleEndian;
import java.util.Arrays;

/** The entries of an auxiliary vector in order: types of {@link awesome.abi.linux.AuxiliaryVector} with values. */
public final class AuxiliaryValues {
    private long[] words = new long[48];
    private int used;

    /** Adds an entry. */
    public AuxiliaryValues add(int type, long value) {
        if (used == words.length) {
            words = Arrays.copyOf(words, 2 * used);
        }
        words[used++] = type;
        words[used++] = value;
        return this;
    }

    /** All of them, as they are in memory. */
    public byte[] bytes() {
        byte[] bytes = new byte[Long.BYTES * used];
        for (int i = 0; i < used; i++) {
            LittleEndian.putLong(bytes, Long.BYTES * i, words[i]);
        }
        return bytes;
    }
}
