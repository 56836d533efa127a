package awesome.kernel.memory.frame;

import awesome.magic.NoAlloc;

/**
 * A set of numbers from 0 below 2<sup>18</sup>, whose lowest is found in three steps: one bit a number, one for each
 * word of these that is not empty, and one for each word of those. One thread at a time.
 */
@NoAlloc("the heap grows through it")
final class BitTree {
    /** Numbers that fit into the largest set. */
    static final int MOST = 1 << 18;

    private static final int WORD_SHIFT = 6;
    private static final int GROUP_SHIFT = 2 * WORD_SHIFT;

    private final long[] words;
    private final long[] groups;
    private long tops;

    /** An empty set that takes numbers below {@code size}, which is from 1 to {@link #MOST}. */
    BitTree(int size) {
        words = new long[(size - 1 >>> WORD_SHIFT) + 1];
        groups = new long[(size - 1 >>> GROUP_SHIFT) + 1];
    }

    boolean isEmpty() {
        return tops == 0;
    }

    boolean contains(int number) {
        return (words[number >>> WORD_SHIFT] & 1L << number) != 0;
    }

    void add(int number) {
        words[number >>> WORD_SHIFT] |= 1L << number;
        groups[number >>> GROUP_SHIFT] |= 1L << (number >>> WORD_SHIFT);
        tops |= 1L << (number >>> GROUP_SHIFT);
    }

    /** Takes a number out; false if it was not there. */
    boolean remove(int number) {
        int word = number >>> WORD_SHIFT;
        long left = words[word] & ~(1L << number);
        if (left == words[word]) {
            return false;
        }
        words[word] = left;
        if (left == 0) {
            int group = number >>> GROUP_SHIFT;
            groups[group] &= ~(1L << word);
            if (groups[group] == 0) {
                tops &= ~(1L << group);
            }
        }
        return true;
    }

    /** The lowest number; the set is not empty. */
    int first() {
        int group = Long.numberOfTrailingZeros(tops);
        int word = group << WORD_SHIFT | Long.numberOfTrailingZeros(groups[group]);
        return word << WORD_SHIFT | Long.numberOfTrailingZeros(words[word]);
    }

    /** How many numbers there are. */
    int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }
}
