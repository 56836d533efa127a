package awesome.kernel.ext4;

import java.util.ArrayList;

/**
 * Blocks of a file, by their numbers in it, that have got places by the write that runs, so that what is there on the disk is of
 * no interest.
 */
final class NewBlocks {
    /** The first of each run, and the one behind its last. */
    private final ArrayList<long[]> runs = new ArrayList<>();

    boolean isEmpty() {
        return runs.isEmpty();
    }

    void add(long first, long end) {
        runs.add(new long[] {first, end});
    }

    boolean has(long logical) {
        for (int i = 0; i < runs.size(); i++) {
            if (logical >= runs.get(i)[0] && logical < runs.get(i)[1]) {
                return true;
            }
        }
        return false;
    }

    /** What those from {@code first} to {@code last} have is on the disk. */
    void remove(long first, long last) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            long[] run = runs.get(i);
            if (run[0] > last || run[1] <= first) {
                continue;
            }
            runs.remove(i);
            if (run[0] < first) {
                add(run[0], first);
            }
            if (run[1] > last + 1) {
                add(last + 1, run[1]);
            }
        }
    }

    /** Their runs; not for changing. */
    ArrayList<long[]> runs() {
        return runs;
    }

    void clear() {
        runs.clear();
    }
}
