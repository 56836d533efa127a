package awesome.kernel.memory;

/**
 * The frames that programs may have: all but a reserve, so that the kernel can go on and end a program when programs
 * have taken the rest.
 */
public final class UserFrames extends ForwardingFrames {
    private final long reserve;

    /** All frames of {@code all} but the last {@code reserve} free ones. */
    public UserFrames(FrameAllocator all, long reserve) {
        super(all);
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
    public long freeFrames() {
        return Math.max(0, all.freeFrames() - reserve);
    }
}
