package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.FileSystemType;
import awesome.kernel.vfs.MountSource;
import java.util.HashMap;
import java.util.HashSet;

/** The types {@code ext2}, {@code ext3} and {@code ext4} of mount(2), which are one. */
public final class Ext4Type implements FileSystemType {
    /** What the type needs of the machine, the same for all three names. */
    public interface Host {
        /** The block device of that number; ENXIO. */
        BlockIo device(long number);

        /** The turn for a new file system. */
        Turn newTurn();
    }

    private final String name;
    private final Host host;
    private final CacheFrames frames;
    private final Clock clock;
    private final Log log;
    /** Those that are mounted, by the number of the device. */
    private final HashMap<Long, Ext4FileSystem> mounted;
    /** Devices whose file system is being mounted or unmounted, during which others are let in. */
    private final HashSet<Long> busy;

    private Ext4Type(String name, Host host, CacheFrames frames, Clock clock, Log log,
            HashMap<Long, Ext4FileSystem> mounted, HashSet<Long> busy) {
        this.name = name;
        this.host = host;
        this.frames = frames;
        this.clock = clock;
        this.log = log;
        this.mounted = mounted;
        this.busy = busy;
    }

    /**
     * The three types.
     *
     * @param frames for what they keep in memory
     * @param log where it is told what is wrong with file systems
     */
    public static FileSystemType[] all(Host host, CacheFrames frames, Clock clock, Log log) {
        HashMap<Long, Ext4FileSystem> mounted = new HashMap<>();
        HashSet<Long> busy = new HashSet<>();
        return new FileSystemType[] {
            new Ext4Type("ext4", host, frames, clock, log, mounted, busy),
            new Ext4Type("ext3", host, frames, clock, log, mounted, busy),
            new Ext4Type("ext2", host, frames, clock, log, mounted, busy)
        };
    }

    /** EINVAL if there are options that are not known. */
    static void check(String options) {
        int start = 0;
        while (start <= options.length()) {
            int comma = options.indexOf(',', start);
            int end = comma < 0 ? options.length() : comma;
            if (!isAccepted(options.substring(start, end))) {
                throw new ErrnoException(Errno.EINVAL);
            }
            start = end + 1;
        }
    }

    /** Whether an option asks for what is done anyway, or for what makes no difference here. */
    private static boolean isAccepted(String option) {
        switch (option) {
            case "":
            case "defaults":
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

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean needsDevice() {
        return true;
    }

    @Override
    public FileSystem open(MountSource source) {
        check(source.options());
        long number = source.device().device();
        Ext4FileSystem known = mounted.get(number);
        if (known != null) {
            return known;
        }
        if (!busy.add(number)) {
            throw new ErrnoException(Errno.EBUSY);
        }
        try {
            return mount(source, number);
        } finally {
            busy.remove(number);
        }
    }

    private Ext4FileSystem mount(MountSource source, long number) {
        BlockIo io = host.device(number);
        io.device().retain();
        boolean isMounted = false;
        try {
            Ext4FileSystem made = Ext4FileSystem.mount(io, frames, number, source.readOnly(), clock, host.newTurn(), log);
            made.setUnmounting(() -> {
                mounted.remove(number);
                busy.add(number);
            }, () -> {
                busy.remove(number);
                io.device().release();
            });
            mounted.put(number, made);
            isMounted = true;
            return made;
        } catch (MountException e) {
            log.line(name + ": " + io.device().name() + " cannot be mounted: " + e.getMessage());
            throw new ErrnoException(e.errno());
        } finally {
            if (!isMounted) {
                io.device().release();
            }
        }
    }
}
