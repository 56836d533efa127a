package awesome.kernel.memory.frame;

import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/** All frames of the machine, as somebody takes them for one use. */
@NoAlloc("page tables are made through it")
final class UsedFrames implements FrameAllocator {
    private final PhysicalFrames all;
    private final FrameUse use;

    UsedFrames(PhysicalFrames all, FrameUse use) {
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

    @Override
    public void free(Frame frame) {
        all.free(frame);
    }

    @Override
    @MayAllocate("ordinary code calls this")
    public void prepare() {
        all.prepare();
    }

    @Override
    public boolean share(Frame frame) {
        return all.share(frame);
    }

    @Override
    public boolean release(Frame frame) {
        return all.release(frame);
    }

    @Override
    public int references(Frame frame) {
        return all.references(frame);
    }

    @Override
    public boolean zeroAhead() {
        return all.zeroAhead();
    }

    @Override
    public long freeFrames() {
        return all.freeFrames();
    }

    @Override
    public long totalFrames() {
        return all.totalFrames();
    }
}
