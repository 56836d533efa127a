package awesome.kernel.fake;

import awesome.kernel.cache.CacheFrames;
import awesome.kernel.machine.Clock;
import awesome.kernel.ninep.ShareFileSystem;
import awesome.kernel.ninep.ShareType;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.MountSource;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.OutsideWaiter;
import java.util.ArrayList;
import java.util.List;

/** Files at a {@link FakeServer}, to be mounted. */
public final class TestShare {
    /** What nobody has to wait for. */
    public static final OutsideWaiter NO_WAIT = new OutsideWaiter() {
        @Override
        public Notice notice() {
            return new NoNotice();
        }

        @Override
        public void await(Notice notice, Condition condition, long patience, Runnable late) {
            if (!condition.isMet()) {
                throw new AssertionError("waits for what never comes");
            }
        }
    };

    public final FakeServer server = new FakeServer();
    public final FakeFrames frames = new FakeFrames(2000);
    public final FakeChannel channel = new FakeChannel(server, frames);
    public final CacheFrames cache = new CacheFrames(frames, frames, 0);
    public final List<String> log = new ArrayList<>();
    public final ShareType type;

    public TestShare(Clock clock) {
        this(clock, Turn.ALONE);
    }

    /** The same for several who take turns. */
    public TestShare(Clock clock, Turn turn) {
        type = new ShareType(List.of(channel), cache, clock, log::add, NO_WAIT, () -> turn);
    }

    /** Mounts them. */
    public ShareFileSystem mount(String options) {
        return (ShareFileSystem) type.open(new MountSource("files", null, 77, false, options));
    }
}
