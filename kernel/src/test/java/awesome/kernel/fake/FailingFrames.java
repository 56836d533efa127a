package awesome.kernel.fake;

import awesome.kernel.memory.FailurePlan;
import awesome.kernel.memory.ForwardingFrames;
import awesome.kernel.memory.FrameAllocator;

/** The frames of another allocator, which gives none when a {@link FailurePlan} says so. */
final class FailingFrames extends ForwardingFrames {
    private final FailurePlan plan;

    FailingFrames(FrameAllocator all, FailurePlan plan) {
        super(all);
        this.plan = plan;
    }

    @Override
    public long take() {
        return plan.fails() ? -1 : all.take();
    }

    @Override
    public long takeZeros() {
        return plan.fails() ? -1 : all.takeZeros();
    }
}
