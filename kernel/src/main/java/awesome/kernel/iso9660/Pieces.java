package awesome.kernel.iso9660;

import java.util.Arrays;

/** Where the content of a file is: runs of blocks, one after the other. */
final class Pieces {
    private long[] blocks = new long[1];
    private long[] ends = new long[1];
    private int count;

    /** Adds a run of {@code bytes} bytes from {@code block} on. */
    void add(long block, long bytes) {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        blocks[count] = block;
        ends[count] = size() + bytes;
        count++;
    }

    /** Bytes in all. */
    long size() {
        return count == 0 ? 0 : ends[count - 1];
    }

    /** Storage in units of 512 bytes, whole blocks. */
    long blocksOf512() {
        return (size() + IsoFileSystem.BLOCK - 1 & -IsoFileSystem.BLOCK) / 512;
    }

    /** Which run has the byte at {@code position}, which is less than the size. */
    int find(long position) {
        int run = 0;
        while (ends[run] <= position) {
            run++;
        }
        return run;
    }

    /** The block with the byte at {@code position}, which the run has. */
    long block(int run, long position) {
        return blocks[run] + (position - start(run) >>> IsoFileSystem.BLOCK_BITS);
    }

    private long start(int run) {
        return run == 0 ? 0 : ends[run - 1];
    }

    /** The position behind the run. */
    long end(int run) {
        return ends[run];
    }

    /** Whether every run but the last fills its blocks, so that no block has bytes of two. */
    boolean isAligned() {
        for (int i = 0; i < count - 1; i++) {
            if ((ends[i] & IsoFileSystem.BLOCK - 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether all blocks are among the first {@code limit}. */
    boolean areBelow(long limit) {
        for (int i = 0; i < count; i++) {
            long blocksOfRun = ends[i] - start(i) + IsoFileSystem.BLOCK - 1 >>> IsoFileSystem.BLOCK_BITS;
            if (blocks[i] > limit - blocksOfRun) {
                return false;
            }
        }
        return true;
    }
}
