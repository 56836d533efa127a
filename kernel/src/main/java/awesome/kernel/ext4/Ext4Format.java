package awesome.kernel.ext4;

import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.DiskType;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.MountSource;

/** How mount(2) makes file systems of the types {@code ext2}, {@code ext3} and {@code ext4}, which are one. */
public final class Ext4Format implements DiskType.Format {
    private final CacheFrames frames;
    private final Clock clock;
    private final Log log;

    /** For file systems that keep what they have in memory in {@code frames}; {@code log} is told what is wrong with them. */
    public Ext4Format(CacheFrames frames, Clock clock, Log log) {
        this.frames = frames;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public Ext4FileSystem mount(BlockIo io, MountSource source, Turn turn) {
        try {
            return Ext4FileSystem.mount(io, frames, source.device().device(), source.readOnly(), clock, turn, log);
        } catch (MountException e) {
            log.line("ext4: " + io.device().name() + " cannot be mounted: " + e.getMessage());
            throw new ErrnoException(e.errno());
        }
    }

    @Override
    public boolean accepts(String option) {
        return isAccepted(option);
    }

    static boolean isAccepted(String option) {
        switch (option) {
            case "data=ordered":
            case "barrier":
            case "barrier=1":
            case "errors=continue":
            case "errors=remount-ro":
            case "user_xattr":
            case "acl":
                return true;
            default:
                return false;
        }
    }
}
