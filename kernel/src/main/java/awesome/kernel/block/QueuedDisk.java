package awesome.kernel.block;

import awesome.kernel.machine.Cpus;
import awesome.magic.NoAlloc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A disk that does requests by one queue or several, of which the CPUs take turns. */
public abstract class QueuedDisk implements BlockDevice {
    private final Cpus cpus;
    /** Never changed, but replaced by longer ones. */
    private volatile RequestQueue[] queues = {};

    /** One without queues, which cannot be used yet. */
    protected QueuedDisk(Cpus cpus) {
        this.cpus = cpus;
    }

    /** It has one queue more. */
    protected final void addQueue(RequestQueue queue) {
        RequestQueue[] more = Arrays.copyOf(queues, queues.length + 1);
        more[queues.length] = queue;
        queues = more;
    }

    /** Has requests of all queues fail, now and later. Any context; no queue is locked. */
    @NoAlloc("found by interrupt handlers")
    protected final void failRequests(int error) {
        for (RequestQueue each : queues) {
            each.fail(error);
        }
    }

    @Override
    public final int queues() {
        return queues.length;
    }

    @Override
    public final BlockCounts counts() {
        BlockCounts all = new BlockCounts();
        for (RequestQueue each : queues) {
            all.add(each.counts());
        }
        return all;
    }

    private RequestQueue queue() {
        return queues[cpus.current() % queues.length];
    }

    @Override
    public final void submit(BlockRequest request) {
        if (isPossible(request)) {
            queue().submit(request);
        }
    }

    @Override
    public final void submitAll(List<BlockRequest> requests) {
        List<BlockRequest> good = new ArrayList<>(requests.size());
        for (BlockRequest each : requests) {
            if (isPossible(each)) {
                good.add(each);
            }
        }
        queue().submitAll(good);
    }

    /** One that is not is done at once, with an error. */
    private boolean isPossible(BlockRequest request) {
        int problem = request.problem(this);
        if (problem != 0) {
            request.done(problem);
        }
        return problem == 0;
    }
}
