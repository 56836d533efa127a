package awesome.kernel.block;

/** What a {@link BlockRequest} does. */
public enum BlockOperation {
    /** Fills memory from the device. */
    READ,
    /** Stores memory on the device. */
    WRITE,
    /** Makes all writes durable that were done before it began. */
    FLUSH,
    /** Says that blocks are not needed; what is read from them afterwards is anything. */
    DISCARD,
    /** Makes blocks zero. */
    WRITE_ZEROES;

    /** Whether it changes what is on the device. */
    public boolean isChange() {
        return this == WRITE || this == DISCARD || this == WRITE_ZEROES;
    }

    /** Whether it moves bytes between the device and memory. */
    public boolean hasData() {
        return this == READ || this == WRITE;
    }
}
