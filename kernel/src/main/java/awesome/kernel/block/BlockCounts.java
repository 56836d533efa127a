package awesome.kernel.block;

import awesome.magic.NoAlloc;

/** What a device has done so far, by the kind of operation. Who reads it may see some of it late. */
@NoAlloc("interrupt handlers count")
public final class BlockCounts {
    private static final int KINDS = BlockOperation.values().length;

    private final long[] requests = new long[KINDS];
    private final long[] sectors = new long[KINDS];
    private final long[] joined = new long[KINDS];

    /** Nothing yet. */
    public BlockCounts() {}

    /** What others did, together. */
    public void add(BlockCounts other) {
        for (int i = 0; i < KINDS; i++) {
            requests[i] += other.requests[i];
            sectors[i] += other.sectors[i];
            joined[i] += other.joined[i];
        }
    }

    /** A request is done. */
    void done(BlockRequest request) {
        int kind = request.operation().ordinal();
        requests[kind]++;
        sectors[kind] += request.sectors();
    }

    /** A request became part of the command of another. */
    void joined(BlockRequest request) {
        joined[request.operation().ordinal()]++;
    }

    /** How many requests are done. */
    public long requests(BlockOperation operation) {
        return requests[operation.ordinal()];
    }

    /** How many sectors they had. */
    public long sectors(BlockOperation operation) {
        return sectors[operation.ordinal()];
    }

    /** How many of them were done in one go with another one. */
    public long joined(BlockOperation operation) {
        return joined[operation.ordinal()];
    }
}
