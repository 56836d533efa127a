package awesome.bench.programs;

/** Numbers that look random and are the same in each run: a linear congruential generator (Knuth, MMIX). */
final class Numbers {
    private long state;

    Numbers(long seed) {
        state = seed;
    }

    /** The next number, from 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** The next number from 0.0 to just below 1.0. */
    double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** The next 64 bits; the upper ones are the better ones. */
    long next() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return state;
    }
}
