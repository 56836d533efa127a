package awesome.kernel.elf;

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

    /** How many entries there are. */
    int count() {
        return used / 2;
    }

    int type(int index) {
        return (int) words[2 * index];
    }

    long value(int index) {
        return words[2 * index + 1];
    }
}
