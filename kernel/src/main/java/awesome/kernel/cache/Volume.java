package awesome.kernel.cache;

/**
 * A disk or a part of it as numbered blocks of one size. May wait; one thread at a time. What the disk cannot do is EIO;
 * blocks beyond the end are EUCLEAN, as numbers come from the disk itself.
 */
public interface Volume {
    /** Bytes in a block: 1024, 2048 or 4096. */
    int blockSize();

    /** How many blocks there are. */
    long blocks();

    /** Whether nothing can be written. */
    boolean isReadOnly();

    /**
     * Reads blocks that follow one another.
     *
     * @param block number of the first
     * @param addresses bits of the physical address where each goes; a block does not cross a page frame
     * @param start index of the first address
     * @param count how many
     */
    void read(long block, long[] addresses, int start, int count);

    /** Writes blocks that follow one another; as {@link #read}. They are safe after the next {@link #flush}. */
    void write(long block, long[] addresses, int start, int count);

    /** Writes one block so that it, and all that was written before, is safe when this returns. */
    void writeThrough(long block, long address);

    /** Returns when all that was written is safe even if the power goes. */
    void flush();
}
