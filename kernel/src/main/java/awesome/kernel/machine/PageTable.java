package awesome.kernel.machine;

import awesome.magic.Frame;
import awesome.magic.UserAddr;

/**
 * The user half of one address space in the machine's page tables. Pages are 4 KiB, and where it pays 512 of them are
 * a large one, as long as nothing differs among them; addresses given are page aligned and below {@link #USER_END}. Preemptible context, under the lock of the address space.
 */
public interface PageTable {
    /** The first address that is not a user's: the last page below the canonical hole stays unmapped. */
    long USER_END = 0x7fff_ffff_f000L;

    /** Protection bit: user code may read. */
    int READ = 1;
    /** Protection bit: user code may write. */
    int WRITE = 2;
    /** Protection bit: user code may execute. */
    int EXECUTE = 4;

    /**
     * Maps a page, replacing what was there.
     *
     * @return false if no frame for a table could be had; nothing changed then
     */
    boolean map(UserAddr page, Frame frame, int protection);

    /** {@link #mapEmpty} maps up to so many pages, all in one aligned group of this length. */
    int GROUP = 16;

    /**
     * Maps pages that follow one another, each where nothing is mapped yet, for little more than one.
     *
     * @param frames their numbers; those below 0 are left out
     * @return false if no frame for a table could be had; nothing changed then
     */
    boolean mapEmpty(UserAddr first, long[] frames, int count, int protection);

    /** So many pages make a large one, whose address and whose frames' numbers begin at a multiple of that. */
    int LARGE = 512;
    /** Bytes of a large page. */
    long LARGE_BYTES = LARGE * Frame.SIZE;

    /** Whether a large page could be mapped at {@code start}: no page is mapped in its range. */
    boolean isEmptyForLarge(UserAddr start);

    /**
     * Maps a large page where {@link #isEmptyForLarge}. It counts as {@link #LARGE} pages with frames that follow one
     * another from {@code first} on: all methods that change a page {@link #split} it, if it is in a large one.
     *
     * @param protection not 0
     * @return false if no frame for a table could be had; nothing changed then
     */
    boolean mapLarge(UserAddr start, Frame first, int protection);

    /** Whether a page is part of a large one. */
    boolean isLarge(UserAddr page);

    /** Changes the protection of a large page, to one that is not 0. */
    void protectLarge(UserAddr start, int protection);

    /** Removes a large page; its frames stay the caller's. */
    void unmapLarge(UserAddr start);

    /** Makes the large page that a page is in, if there is one, ordinary pages; it cannot fail. */
    void split(UserAddr page);

    /** The number of the frame mapped at {@code page}, or -1. */
    long frameAt(UserAddr page);

    /**
     * The first page from {@code from} on, below {@code end}, that has a frame; {@code end} if there is none. Takes
     * little time for great distances.
     */
    UserAddr nextMapped(UserAddr from, UserAddr end);

    /** The protection bits of the page, or 0 where nothing is mapped. */
    int protectionAt(UserAddr page);

    /**
     * Changes the protection of a mapped page; nothing if it is not mapped. With a protection of 0 nobody may access
     * the page, but its frame stays and {@link #frameAt} still gives it.
     */
    void protect(UserAddr page, int protection);

    /** Removes the mapping; the frame stays the caller's. */
    void unmap(UserAddr page);

    /**
     * Returns when all that was changed by {@link #map}, {@link #protect} and {@link #unmap} holds on all CPUs; on this
     * one it does at once. Before that, threads on others may use pages as they were: who takes a frame away calls this
     * before the frame is anybody else's, and who takes a permission away before anybody relies on that.
     */
    default void publish() {}

    /**
     * Copies from user memory in one go, if this is active and every page is there to be read. The range lies below
     * {@link #USER_END}.
     *
     * @return false if not; some bytes of {@code target} may have changed then
     */
    default boolean copyIn(UserAddr from, byte[] target, int start, int length) {
        return false;
    }

    /**
     * Copies to user memory in one go, if this is active and every page is there to be written to. The range lies below
     * {@link #USER_END}.
     *
     * @return false if not; some bytes may have been written then
     */
    default boolean copyOut(UserAddr to, byte[] source, int start, int length) {
        return false;
    }

    /** The number of the frame of a page for an access, a protection bit, that the table allows now; else -1. */
    default long frameFor(UserAddr page, int access) {
        return (protectionAt(page) & access) == access ? frameAt(page) : -1;
    }

    /** Makes this the address space that user mode runs in on this CPU, which the caller stays on. */
    void activate();

    /** The calling thread does not run in it any more, which is not the last to do so. */
    default void deactivate() {}

    /** Frees the tables (not the frames mapped by them). No thread runs in it any more. */
    void release();
}
