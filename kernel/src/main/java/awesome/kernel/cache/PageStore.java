package awesome.kernel.cache;

import awesome.kernel.vfs.Sink;

/** Where the pages of a file come from and go to. May wait; EIO, EUCLEAN, ENOMEM. */
public interface PageStore {
    /**
     * Reads pages that follow one another; what is a hole reads as zeros, as does what is beyond the end.
     *
     * @param page the first
     * @param frames the numbers of the frames where they go
     * @param count how many
     */
    void readPages(long page, long[] frames, int count);

    /** How many pages from {@code page} on, up to {@code most}, {@link #beginRead} can read with one request; may be none. */
    default int readable(long page, int most) {
        return 0;
    }

    /** Begins to read pages, as many as {@link #readable} has said. */
    default Volume.Reading beginRead(long page, long[] frames, int count) {
        throw new UnsupportedOperationException("no pages are readable() with one request");
    }

    /**
     * Begins to write pages, what is no hole of them; as {@link #readPages}.
     *
     * @param writing told of each piece that is begun
     */
    void writePages(long page, long[] frames, int count, PageWriting writing);

    /**
     * A page in memory may have been written to by programs that map it, of which nobody is told: sees that it has a place on
     * the disk.
     *
     * @return whether it is to be written; not if it reads the same anyway
     */
    default boolean makePlace(long page) {
        return true;
    }

    /**
     * Has the disk put bytes of the file, that are in no page in memory, into a program's memory.
     *
     * @param length bytes, which are all in the file; a multiple of {@link Volume#unit}, as {@code position} and addresses are
     * @return how many bytes it put there, such a multiple; 0 if they must come through a page
     */
    default long readPinned(long position, long length, Sink sink) {
        return 0;
    }

    /** Bytes in the file. */
    long size();
}
