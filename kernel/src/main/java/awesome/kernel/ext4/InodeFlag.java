package awesome.kernel.ext4;

/** Flags of an inode ({@code i_flags}). */
final class InodeFlag {
    /** A directory with an index of hashes. */
    static final int INDEX = 0x1000;
    /** The root of trees of directories that have nothing to do with each other. */
    static final int TOP_DIRECTORY = 0x20000;
    /** Its storage is counted in blocks. */
    static final int HUGE_FILE = 0x40000;
    /** The content is mapped by extents. */
    static final int EXTENTS = 0x80000;
    /** Its content is the value of an attribute. */
    static final int EA_INODE = 0x200000;
    /** The content is in the inode. */
    static final int INLINE_DATA = 0x10000000;

    /** What a new file takes over from its directory: secure deletion, compression, sync, no dump, no atime and the like. */
    static final int INHERITED = 0x1 | 0x2 | 0x4 | 0x8 | 0x40 | 0x80 | 0x400 | 0x4000 | 0x8000 | 0x10000
            | 0x20000000;
    /** Those of them that only make sense for directories. */
    static final int DIRECTORY_ONLY = 0x10000 | 0x20000;

    private InodeFlag() {}
}
