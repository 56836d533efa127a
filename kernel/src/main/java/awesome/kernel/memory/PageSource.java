package awesome.kernel.memory;

/**
 * Something whose content can be mapped page by page, such as a file. It owns its frames. While it is retained, a
 * frame that it gave stays the frame of that page, until it has taken the page away from all {@link #allMappings}.
 */
public interface PageSource {
    /**
     * The frame that holds the page at {@code offset}, a multiple of the page size.
     *
     * @return its number, or -1 if the content ends before that page or no frame could be had
     */
    long frameAt(long offset);

    /** Whether {@link #frameAt} may take a disk, while others are let in. */
    default boolean mayWait() {
        return false;
    }

    /** As {@link #frameAt} if it takes no work, such as reading or a new frame; else -1. */
    long frameAtHand(long offset);

    /** A mapping begins to use it. */
    void retain();

    /** A mapping that retained it is gone. */
    void release();

    /** What was written to its pages is safe when this returns (msync(2)); EIO. Others may be let in. */
    default void sync() {}

    /** Where it is mapped, for one that takes pages away; else null. */
    default Mappings allMappings() {
        return null;
    }

    /** For people, as in {@code /proc/self/maps}. */
    String name();
}
