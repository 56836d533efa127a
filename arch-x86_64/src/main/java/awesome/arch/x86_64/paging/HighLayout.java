package awesome.arch.x86_64.paging;

/**
 * Where things lie in the kernel's half of every address space, which starts at {@link #START}. Slots are entries of
 * the root, 512 GiB each.
 */
public final class HighLayout {
    /** The first address of the kernel's half. */
    public static final long START = 0xffff_8000_0000_0000L;
    /** The root slot of that address. */
    public static final int FIRST_SLOT = 256;

    /** Physical memory, 64 TiB at most. */
    public static final long DIRECT_MAP = START;
    public static final long DIRECT_MAP_END = 0xffff_c000_0000_0000L;

    /** One slot for stacks, each above a guard page. */
    public static final long STACKS = 0xffff_c000_0000_0000L;
    public static final long STACKS_END = 0xffff_c080_0000_0000L;
    /** The first thread's lies above this one, those of others below. */
    public static final long THREADS_END = 0xffff_c040_0000_0000L;

    /** One slot for the data and stacks of the processors that did not boot the machine. */
    public static final long PROCESSORS = 0xffff_c080_0000_0000L;
    public static final long PROCESSORS_END = 0xffff_c100_0000_0000L;

    /** Somewhere in here lie the kernel image and the window of the heap. */
    public static final long IMAGES = 0xffff_c800_0000_0000L;
    public static final long IMAGES_END = 0xffff_f800_0000_0000L;

    /** The root slot that refers to the root itself: behind it all tables appear as pages. */
    public static final int RECURSIVE_SLOT = 510;

    /** What references reach from {@code heap_base} on. */
    public static final long WINDOW = 1L << 32;

    private HighLayout() {}
}
