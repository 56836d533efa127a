package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.FileSystemType;
import awesome.kernel.vfs.MountSource;
import awesome.kernel.wait.OutsideWaiter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The type of file systems at servers. Each channel has one at a time, as on Linux. */
public final class ShareType implements FileSystemType {
    /** Its name. */
    public static final String NAME = "9p";

    private final List<Channel> channels;
    private final CacheFrames frames;
    private final Clock clock;
    private final Log log;
    private final OutsideWaiter waiter;
    private final Supplier<Turn> turns;
    private final Set<Channel> used = new HashSet<>();

    /**
     * The type.
     *
     * @param channels those that there are
     * @param frames for messages, and pages that are mapped
     * @param waiter how threads wait for servers
     * @param turns a new turn for each file system
     */
    public ShareType(List<Channel> channels, CacheFrames frames, Clock clock, Log log, OutsideWaiter waiter, Supplier<Turn> turns) {
        this.channels = channels;
        this.frames = frames;
        this.clock = clock;
        this.log = log;
        this.waiter = waiter;
        this.turns = turns;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean needsDevice() {
        return false;
    }

    @Override
    public FileSystem open(MountSource source) {
        ShareOptions options = ShareOptions.of(source.options());
        Channel channel = find(source.name());
        if (!used.add(channel)) {
            throw new ErrnoException(Errno.EBUSY);
        }
        ShareFileSystem made = new ShareFileSystem(source.number(), clock, options, new Exchanges(channel, frames, waiter), frames,
                turns.get(), log, () -> used.remove(channel));
        boolean isBegun = false;
        try {
            made.setReadOnly(source.readOnly());
            made.begin();
            isBegun = true;
            return made;
        } finally {
            if (!isBegun) {
                made.end();
            }
        }
    }

    private Channel find(String tag) {
        for (Channel each : channels) {
            if (each.tag().equals(tag)) {
                return each;
            }
        }
        log.line("9p: there is no share " + tag);
        throw new ErrnoException(Errno.ENOENT);
    }
}
