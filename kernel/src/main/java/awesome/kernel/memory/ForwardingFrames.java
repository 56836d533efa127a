package awesome.kernel.memory;

import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/** The frames of another allocator, with something changed about taking them. */
@NoAlloc("page tables are made through it")
public abstract class ForwardingFrames implements FrameAllocator {
    /** Where they come from. */
    protected final FrameAllocator all;

    /** Those of {@code all}. */
    protected ForwardingFrames(FrameAllocator all) {
        this.all = all;
    }

    @Override
    public void free(Frame frame) {
        all.free(frame);
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
    @MayAllocate("ordinary code calls this")
    public boolean shareLarge(Frame first) {
        return all.shareLarge(first);
    }

    @Override
    @MayAllocate("ordinary code calls this")
    public void releaseLarge(Frame first) {
        all.releaseLarge(first);
    }

    @Override
    @MayAllocate("ordinary code calls this")
    public boolean isSoleLarge(Frame first) {
        return all.isSoleLarge(first);
    }

    @Override
    public boolean zeroAhead() {
        return all.zeroAhead();
    }

    @Override
    @MayAllocate("ordinary code calls this")
    public void prepare() {
        all.prepare();
    }

    @Override
    @MayAllocate("ordinary code calls this")
    public boolean reclaim(boolean mayWait) {
        return all.reclaim(mayWait);
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
