package awesome.kernel.block;

import awesome.kernel.tree.OrderedTree;
import awesome.magic.NoAlloc;

/** Requests that wait, all reads or all changes: in the order of their places, and in that in which they came. */
@NoAlloc("requests are taken out by interrupt handlers")
final class RequestLine {
    private final OrderedTree byPlace = new OrderedTree(false);
    private final long patience;
    private BlockRequest oldest;
    private BlockRequest newest;
    /** Where the last one ended that was taken. */
    private long position;

    /** Each should begin within {@code patience} nanoseconds. */
    RequestLine(long patience) {
        this.patience = patience;
    }

    boolean isEmpty() {
        return oldest == null;
    }

    int size() {
        return byPlace.size();
    }

    void add(BlockRequest request, long now) {
        request.setPlace();
        byPlace.add(request);
        request.arrived = now;
        request.older = newest;
        request.newer = null;
        if (newest == null) {
            oldest = request;
        } else {
            newest.newer = request;
        }
        newest = request;
    }

    /** Takes one out. */
    void remove(BlockRequest request) {
        byPlace.remove(request);
        if (request.older == null) {
            oldest = request.newer;
        } else {
            request.older.newer = request.newer;
        }
        if (request.newer == null) {
            newest = request.older;
        } else {
            request.newer.older = request.older;
        }
        request.older = null;
        request.newer = null;
        position = request.sector() + request.sectors();
    }

    /** The next one behind the place where the last one ended; null if there is none. */
    BlockRequest next() {
        return (BlockRequest) byPlace.firstFrom(position);
    }

    /** The one that has waited too long, and longest; null if none has. */
    BlockRequest late(long now) {
        return oldest != null && now - oldest.arrived > patience ? oldest : null;
    }

    BlockRequest oldest() {
        return oldest;
    }

    /** The one with the next place after one that is here; null if there is none. */
    BlockRequest after(BlockRequest request) {
        return (BlockRequest) byPlace.after(request);
    }
}
