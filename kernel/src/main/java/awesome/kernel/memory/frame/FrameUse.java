package awesome.kernel.memory.frame;

/** What a frame is taken for; counted for each. At most 15 of them fit into a descriptor. */
public enum FrameUse {
    /** Taken before the allocator knew who takes what: the kernel's image, its first tables, heap and stack. */
    EARLY,
    /** The heap of the kernel and its other data. */
    KERNEL,
    /** Page tables of processes. */
    TABLE,
    /** Memory of processes of their own. */
    USER,
    /** Contents of files. */
    FILE,
    /** Memory that devices read and write. */
    DEVICE;

    private static final FrameUse[] ALL = values();

    /** How many uses there are. */
    static int count() {
        return ALL.length;
    }
}
