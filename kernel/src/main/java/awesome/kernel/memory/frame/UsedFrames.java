package awesome.kernel.memory.frame;

import awesome.kernel.memory.ForwardingFrames;
import awesome.magic.NoAlloc;

/** All frames of the machine, as somebody takes them for one use. */
@NoAlloc("page tables are made through it")
final class UsedFrames extends ForwardingFrames {
    private final PhysicalFrames all;
    private final FrameUse use;

    UsedFrames(PhysicalFrames all, FrameUse use) {
        super(all);
        this.all = all;
        this.use = use;
    }

    @Override
    public long take() {
        return all.take(use);
    }

    @Override
    public long takeZeros() {
        return all.takeZeros(use);
    }
}
