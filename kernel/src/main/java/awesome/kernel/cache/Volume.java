package awesome.kernel.cache;

import awesome.kernel.vfs.PinnedMemory;

/**
 * A disk or a part of it as numbered blocks of one size. May wait; one thread at a time. What the disk cannot do is EIO;
 * blocks beyond the end are EUCLEAN, as numbers come from the disk itself.
 */
public interface Volume {
    /** Who is told of a write that was begun. */
    interface Writer {
        /** A write is done, well or not; told by who waits for it. */
        void written(boolean isDone);
    }

    /** Bytes in a block: 1024, 2048 or 4096. */
    int blockSize();

    /** Bytes that the disk reads and writes at least, a power of two. */
    int unit();

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

    /** What was begun to be read. */
    interface Reading {
        /** Whether it is done, well or not. */
        boolean isDone();

        /** Waits until it is; whether all could be read. */
        boolean await();
    }

    /** Begins to read as {@link #read} does: the memory is the disk's until it is done, for which any one thread may wait. */
    Reading beginRead(long block, long[] addresses, int start, int count);

    /** Writes blocks that follow one another; as {@link #read}. They are safe after the next {@link #flush}. */
    void write(long block, long[] addresses, int start, int count);

    /**
     * Begins to write as {@link #write} does: the memory stays as it is, and the disk's, until {@link #settle}.
     *
     * @param writer told when it is done, and if it cannot be begun; null for nobody
     */
    void beginWrite(long block, long[] addresses, int start, int count, Writer writer);

    /**
     * Reads or writes memory of a program, as {@link #read} and {@link #write} do.
     *
     * @param block number of the first
     * @param offset bytes of it that are left out; a multiple of {@link #unit}, as {@code length} and addresses are
     * @param memory which stays as it is
     * @param from bytes of it that are left out
     * @param length bytes
     */
    void transfer(boolean isWrite, long block, int offset, PinnedMemory memory, long from, long length);

    /**
     * Waits until all that was begun is done; EIO if some of it failed. Before the turn of the file system is given up; others
     * of these methods that make something safe do so too.
     */
    void settle();

    /** Whether something was begun that {@link #settle} has not waited for. */
    boolean isWriting();

    /** Writes one block so that it, and all that was written before, is safe when this returns. */
    void writeThrough(long block, long address);

    /** Returns when all that was written is safe even if the power goes. */
    void flush();
}
