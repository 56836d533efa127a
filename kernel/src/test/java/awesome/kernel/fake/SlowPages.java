package awesome.kernel.fake;

import awesome.kernel.memory.PageSource;
import awesome.magic.Frame;

/** Pages of zeros of a file on a disk: while each is read, something else happens. */
public final class SlowPages implements PageSource {
    /** What happens then. */
    public Runnable meanwhile = () -> {};

    private final FakeFrames ram;
    private final long[] frames;

    /** So many pages. */
    public SlowPages(FakeFrames ram, int pages) {
        this.ram = ram;
        frames = new long[pages];
    }

    @Override
    public long frameAt(long offset) {
        int page = (int) (offset / Frame.SIZE);
        if (frames[page] == 0) {
            meanwhile.run();
            frames[page] = ram.takeZeros();
        }
        return frames[page];
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public long frameAtHand(long offset) {
        long frame = frames[(int) (offset / Frame.SIZE)];
        return frame == 0 ? -1 : frame;
    }

    @Override
    public void retain() {}

    @Override
    public void release() {}

    @Override
    public String name() {
        return "slow";
    }
}
