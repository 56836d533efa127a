package awesome.kernel.iso9660;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.DiskType;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.MountSource;

/** How mount(2) makes file systems of the type {@code iso9660}. */
public final class IsoFormat implements DiskType.Format {
    private final CacheFrames frames;
    private final Clock clock;
    private final Log log;

    /** For file systems that keep what they have in memory in {@code frames}; {@code log} is told what is wrong with them. */
    public IsoFormat(CacheFrames frames, Clock clock, Log log) {
        this.frames = frames;
        this.clock = clock;
        this.log = log;
    }

    /** EACCES if it is to be written to, so that mount(8) tries again. */
    @Override
    public IsoFileSystem mount(BlockIo io, MountSource source, Turn turn) {
        if (!source.readOnly()) {
            throw new ErrnoException(Errno.EACCES);
        }
        return IsoFileSystem.mount(io, frames, source.device().device(), clock, turn, log);
    }

    @Override
    public boolean accepts(String option) {
        return option.equals("iocharset=utf8") || option.equals("utf8");
    }
}
