package awesome.kernel.memory.frame;

/** What a frame is taken for; counted for each. At most 15 of them fit into a descriptor. */
public enum FrameUse {
    /** Taken before the allocator knew who takes what: the kernel's image, its first tables, heap and stack. */
    EARLY("Early"),
    /** The heap of the kernel and its other data. */
    KERNEL("Kernel"),
    /** Page tables of processes. */
    TABLE("PageTables"),
    /** Memory of processes of their own. */
    USER("User"),
    /** Contents of files. */
    FILE("Files"),
    /** Memory that devices read and write. */
    DEVICE("Devices");

    private static final FrameUse[] ALL = values();

    private final String label;

    FrameUse(String label) {
        this.label = label;
    }

    /** How many uses there are. */
    static int count() {
        return ALL.length;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
