package awesome.kernel.fat;

import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.DiskType;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.MountSource;
import java.util.List;

/** How mount(2) makes file systems of the type {@code vfat}. */
public final class FatFormat implements DiskType.Format {
    private static final List<String> ACCEPTED = List.of("utf8", "utf8=1", "iocharset=utf8", "codepage=437", "shortname=mixed", "uid=0",
            "gid=0", "umask=022", "umask=0022", "fmask=0022", "dmask=0022", "fmask=022", "dmask=022", "tz=UTC", "errors=continue");

    private final CacheFrames frames;
    private final Clock clock;
    private final Log log;

    /** For file systems that keep what they have in memory in {@code frames}; {@code log} is told what is wrong with them. */
    public FatFormat(CacheFrames frames, Clock clock, Log log) {
        this.frames = frames;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public FatFileSystem mount(BlockIo io, MountSource source, Turn turn) {
        return FatFileSystem.mount(io, frames, source.device().device(), source.readOnly(), clock, turn, log);
    }

    @Override
    public boolean accepts(String option) {
        return ACCEPTED.contains(option);
    }
}
