package awesome.kernel.memory;

import awesome.magic.MayAllocate;

/**
 * The frames that programs may have: all but a reserve, so that the kernel can go on and end a program when programs
 * have taken the rest. Before there is none for a program, the kernel gives back what it can do without.
 */
public final class UserFrames extends ForwardingFrames {
    private final long reserve;
    private final FrameHolder kernel;
    private KeptFrames kept = mayWait -> false;
    private FailurePlan failures;

    /**
     * All frames of {@code all} but the last {@code reserve} free ones.
     *
     * @param kernel is asked to give frames back when only those are left
     */
    public UserFrames(FrameAllocator all, long reserve, FrameHolder kernel) {
        super(all);
        this.reserve = reserve;
        this.kernel = kernel;
    }

    /** Has {@code frames} be asked for some when programs and files find none. */
    public void setKept(KeptFrames frames) {
        kept = frames;
    }

    /** Has {@code plan} say when there is none though there is one. */
    public void setFailures(FailurePlan plan) {
        failures = plan;
    }

    @Override
    public long take() {
        return isOneLeft() ? all.take() : -1;
    }

    @Override
    public long takeZeros() {
        return isOneLeft() ? all.takeZeros() : -1;
    }

    /** Large pages may hold more than what is used of them: a quarter of all memory is for those who need what they take. */
    @Override
    @MayAllocate("ordinary code takes frames for programs")
    public long takeLargeZeros() {
        return isOneLeft() && all.freeFrames() - LARGE > reserve + all.totalFrames() / 4 ? all.takeLargeZeros() : -1;
    }

    @MayAllocate("ordinary code takes frames for programs")
    private boolean isOneLeft() {
        if (failures != null && failures.fails()) {
            return false;
        }
        all.prepare();
        return all.freeFrames() > reserve || kernel.giveBack() && all.freeFrames() > reserve;
    }

    @Override
    @MayAllocate("ordinary code calls this")
    public boolean reclaim(boolean mayWait) {
        return kept.giveBack(mayWait);
    }

    @Override
    public long freeFrames() {
        return Math.max(0, all.freeFrames() - reserve);
    }
}
