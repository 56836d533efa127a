package awesome.kernel.fake;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.BlockRequest;
import java.util.ArrayDeque;

/** A disk that fails as it is told, or keeps requests until it is told to do them. */
public final class FaultyDisk implements BlockDevice {
    private final BlockDevice good;
    private long badFrom;
    private long badEnd;
    private BlockOperation badOperation;
    private int badError;
    private int goodRequests = Integer.MAX_VALUE;
    private boolean holds;
    private final ArrayDeque<BlockRequest> held = new ArrayDeque<>();

    /** Passes all requests on to {@code good} at first. */
    public FaultyDisk(BlockDevice good) {
        this.good = good;
    }

    /** Requests of a kind, or all if {@code operation} is null, that touch these sectors fail with {@code error}. */
    public void fail(BlockOperation operation, long sector, long sectors, int error) {
        badOperation = operation;
        badFrom = sector;
        badEnd = sector + sectors;
        badError = error;
    }

    /** After {@code requests} more it is gone: all fail with EIO. {@link Integer#MAX_VALUE} for never. */
    public void vanishAfter(int requests) {
        goodRequests = requests;
    }

    /** Keeps requests from now on until {@link #doOne}. */
    public void hold() {
        holds = true;
    }

    /** How many requests it keeps. */
    public int held() {
        return held.size();
    }

    /** Does the request that it has kept longest, or the one that came last. */
    public void doOne(boolean last) {
        pass(last ? held.removeLast() : held.removeFirst());
    }

    @Override
    public void submit(BlockRequest request) {
        if (holds) {
            held.add(request);
        } else {
            pass(request);
        }
    }

    private void pass(BlockRequest request) {
        if (goodRequests == 0) {
            request.done(Errno.EIO);
            return;
        }
        if (goodRequests != Integer.MAX_VALUE) {
            goodRequests--;
        }
        boolean isPlace = request.operation() == BlockOperation.FLUSH
                || request.sector() < badEnd && request.sector() + request.sectors() > badFrom;
        if (badError != 0 && isPlace && (badOperation == null || badOperation == request.operation())) {
            request.done(badError);
        } else {
            good.submit(request);
        }
    }

    @Override
    public String name() {
        return good.name();
    }

    @Override
    public long sectors() {
        return good.sectors();
    }

    @Override
    public int logicalBlockSize() {
        return good.logicalBlockSize();
    }

    @Override
    public int physicalBlockSize() {
        return good.physicalBlockSize();
    }

    @Override
    public boolean isReadOnly() {
        return good.isReadOnly();
    }

    @Override
    public boolean hasCache() {
        return good.hasCache();
    }

    @Override
    public boolean canDiscard() {
        return good.canDiscard();
    }
}
