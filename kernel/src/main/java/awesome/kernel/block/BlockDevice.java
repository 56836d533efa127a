package awesome.kernel.block;

import java.util.List;

/**
 * A device that keeps blocks, such as a disk or a part of one. Places and lengths are in sectors of 512 bytes whatever the
 * size of its blocks; both are multiples of a block. Requests that are under way at the same time are done in any order.
 */
public interface BlockDevice {
    /** Bytes in a sector. */
    int SECTOR = 512;

    /** Its name in {@code /dev}, such as {@code vda1}. */
    String name();

    /** How many sectors it has. */
    long sectors();

    /** Bytes that are read or written at least, and that places and lengths are multiples of; a power of two from 512 on. */
    int logicalBlockSize();

    /** Bytes that it writes in one go, so that a failure of power leaves all or none of them; a power of two. */
    int physicalBlockSize();

    /** Whether nothing can be written to it. */
    boolean isReadOnly();

    /** Whether what was written may be lost with the power until there was a flush; if not, a flush costs nothing. */
    boolean hasCache();

    /** Whether it can be told that blocks are not needed any more. */
    boolean canDiscard();

    /** Whether it may have parts, as a table on it says: media that hold one thing each have none. */
    default boolean hasParts() {
        return true;
    }

    /** How many requests it can be given at a time without one waiting for the other, such as by different CPUs. */
    default int queues() {
        return 1;
    }

    /** Somebody begins to use it for a while, such as who opens it or mounts what is on it. One thread at a time. */
    default void retain() {}

    /** Ends one {@link #retain}: a device that is there only for who uses it may go. */
    default void release() {}

    /** What it has done so far, as far as that is counted. */
    default BlockCounts counts() {
        return new BlockCounts();
    }

    /**
     * Begins with a request that was made for it and not begun yet, which tells when it is done, perhaps before this returns.
     * A request that cannot be is done at once, with an error. Preemptible context; may wait for room, never for a request.
     */
    void submit(BlockRequest request);

    /** Begins with several requests, so that those that are neighbours can be done in one go. */
    default void submitAll(List<BlockRequest> requests) {
        for (BlockRequest each : requests) {
            submit(each);
        }
    }
}
