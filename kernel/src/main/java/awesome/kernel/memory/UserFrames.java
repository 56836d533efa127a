package awesome.kernel.memory;

import awesome.magic.Frame;

/**
 * The frames that programs may have: all but a reserve, so that the kernel can go on and end a program when programs
 * have taken the rest.
 */
public final class UserFrames implements FrameAllocator {
    private final FrameAllocator all;
    private final long reserve;

    /** All frames of {@code all} but the last {@code reserve} free ones. */
    public UserFrames(FrameAllocator all, long reserve) {
        this.all = all;
        this.reserve = reserve;
    }

    @Override
    public long take() {
        all.prepare();
        return all.freeFrames() > reserve ? all.take() : -1;
    }

    @Override
    public long takeZeros() {
        all.prepare();
        return all.freeFrames() > reserve ? all.takeZeros() : -1;
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
    public boolean zeroAhead() {
        return all.zeroAhead();
    }

    @Override
    public long freeFrames() {
        return Math.max(0, all.freeFrames() - reserve);
    }

    @Override
    public long totalFrames() {
        return all.totalFrames();
    }
}
