package awesome.kernel.block;

import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * What a device does in one go: a part of a request, or several requests whose places follow one another. There is a fixed
 * number, which are used again and again.
 */
@NoAlloc("filled when an interrupt says that another one is done")
public final class BlockCommand {
    private final int number;
    private final long[] addresses;
    private final int[] lengths;
    private int pieces;
    private BlockOperation operation;
    private long sector;
    private long sectors;
    private boolean isForced;
    private int error;
    /** The requests: a list through {@link BlockRequest#nextInCommand}; one if this is a part of it. */
    BlockRequest first;
    private BlockRequest last;
    /** The next that is free. */
    BlockCommand nextFree;
    boolean isUnderWay;

    BlockCommand(int number, int mostPieces) {
        this.number = number;
        addresses = new long[mostPieces];
        lengths = new int[mostPieces];
    }

    /** Which one it is, from 0 on, among the commands of its queue. */
    public int number() {
        return number;
    }

    /** What is to be done. */
    public BlockOperation operation() {
        return operation;
    }

    /** From which sector on. */
    public long sector() {
        return sector;
    }

    /** With how many sectors. */
    public long sectors() {
        return sectors;
    }

    /** Whether what is written has to be durable when this is done; only for devices that can do so. */
    public boolean isForced() {
        return isForced;
    }

    /** How many pieces of memory it has. */
    public int pieces() {
        return pieces;
    }

    /** Where a piece of memory is. */
    public PhysAddr address(int piece) {
        return PhysAddr.of(addresses[piece]);
    }

    /** Bytes of a piece of memory. */
    public int length(int piece) {
        return lengths[piece];
    }

    /** For drivers: how it went, as an error number; 0 if it went well. */
    public void setError(int number) {
        error = number;
    }

    int error() {
        return error;
    }

    /** Begins anew. */
    void begin(BlockOperation what, long from, boolean forced) {
        operation = what;
        sector = from;
        sectors = 0;
        pieces = 0;
        isForced = forced;
        first = null;
        last = null;
    }

    /** Adds a request to those that it is for. */
    void append(BlockRequest request) {
        request.nextInCommand = null;
        if (first == null) {
            first = request;
        } else {
            last.nextInCommand = request;
        }
        last = request;
    }

    void setSectors(long count) {
        sectors = count;
    }

    /** Whether a piece of memory that begins there can follow those that are in here. */
    boolean canAdd(long address, BlockLimits limits) {
        return pieces == 0 || limits.follows(addresses[pieces - 1] + lengths[pieces - 1], address);
    }

    void addPiece(long address, int length) {
        addresses[pieces] = address;
        lengths[pieces] = length;
        pieces++;
    }

    /** Takes the last bytes out. */
    void cut(int bytes) {
        int left = bytes;
        while (left > 0) {
            int step = Math.min(left, lengths[pieces - 1]);
            lengths[pieces - 1] -= step;
            left -= step;
            if (lengths[pieces - 1] == 0) {
                pieces--;
            }
        }
    }
}
