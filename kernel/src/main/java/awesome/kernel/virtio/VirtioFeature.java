package awesome.kernel.virtio;

/** Features that devices of all kinds may have (virtio 1.1, 6), as bits. */
final class VirtioFeature {
    /** Descriptors may be in tables. */
    static final long TABLES = 1L << 28;
    /** Both sides say from which entry on they want to be told. */
    static final long EVENTS = 1L << 29;
    /** As version 1 of the specification says. */
    static final long VERSION_1 = 1L << 32;
    /** Memory is reached as the platform has it, which is by physical addresses here. */
    static final long PLATFORM_ACCESS = 1L << 33;
    /** Queues are packed. */
    static final long PACKED = 1L << 34;
    /** Memory is seen in the order that the platform has. */
    static final long PLATFORM_ORDER = 1L << 36;

    /** What all drivers here know. */
    static final long COMMON = TABLES | EVENTS | VERSION_1 | PLATFORM_ACCESS | PACKED | PLATFORM_ORDER;

    private VirtioFeature() {}
}
