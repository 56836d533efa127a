package awesome.kernel.fake;

import awesome.kernel.block.BlockRequest;
import awesome.kernel.block.BlockWaiter;

/** While somebody waits for a request, the test's step is done again and again; at first there is none. */
public final class DiskWaiter implements BlockWaiter {
    private static final int PATIENCE = 100_000;

    private final Runnable step;

    /** For disks that do requests at once. */
    public DiskWaiter() {
        this(() -> {
            throw new AssertionError("waits for a request that is never done");
        });
    }

    /** For disks that do requests when {@code step} has them do so. */
    public DiskWaiter(Runnable step) {
        this.step = step;
    }

    @Override
    public void prepare(BlockRequest request) {}

    @Override
    public void await(BlockRequest request) {
        for (int i = 0; !request.isDone(); i++) {
            if (i == PATIENCE) {
                throw new AssertionError("waits for a request that is never done");
            }
            step.run();
        }
    }
}
