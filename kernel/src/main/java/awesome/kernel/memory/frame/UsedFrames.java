package awesome.kernel.memory.frame;

import awesome.kernel.memory.ForwardingFrames;
import awesome.magic.NoAlloc;

/** All frames of the machine, as somebody takes them for one use. */
@NoAlloc("page tables are made through it")
final class UsedFrames extends ForwardingFrames {
    private final PhysicalFrames frames;
    private final FrameUse use;

    UsedFrames(PhysicalFrames frames, FrameUse use) {
        super(frames);
        this.frames = frames;
        this.use = use;
    }

    @Override
    public long take() {
        return frames.take(use);
    }

    @Override
    public long takeZeros() {
        return frames.takeZeros(use);
    }

    @Override
    public long takeLargeZeros() {
        return frames.takeLargeZeros(use);
    }
}
