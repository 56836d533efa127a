package awesome.kernel.ext4;

/** Blocks of a file that follow one another on the disk, or a hole. */
final class Run {
    /** The first block, counted in the file. */
    long logical;
    /** How many. */
    long count;
    /** The first block on the disk; 0 for a hole. */
    long physical;
    /** There is space on the disk, but it reads as zeros until it is written to. */
    boolean isUnwritten;

    void set(long newLogical, long newCount, long newPhysical, boolean unwritten) {
        logical = newLogical;
        count = newCount;
        physical = newPhysical;
        isUnwritten = unwritten;
    }

    /** Whether nothing of it can be read from the disk. */
    boolean readsAsZeros() {
        return physical == 0 || isUnwritten;
    }
}
