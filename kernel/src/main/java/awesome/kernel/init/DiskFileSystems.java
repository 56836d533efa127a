package awesome.kernel.init;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.DiskType;
import awesome.kernel.cache.MountedDisks;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.ext4.Ext4Format;
import awesome.kernel.fat.FatFormat;
import awesome.kernel.iso9660.IsoFormat;
import awesome.kernel.process.CurrentBlockWaiter;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.CurrentTurn;
import awesome.kernel.process.Machine;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Mount;
import awesome.kernel.vfs.Vfs;
import awesome.kernel.wait.Notice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The types of file systems that lie on disks. What was changed in those that are mounted is stored every few seconds, and at
 * the end.
 */
final class DiskFileSystems implements DiskType.Host {
    /** As Linux has it for ext4 ({@code commit}). */
    private static final long INTERVAL = 5_000_000_000L;
    /** A name of each format, in the order in which to try what is on a disk. */
    static final List<String> USUAL = List.of("ext4", "vfat", "iso9660");
    /** How often it is looked whether others have taken frames of the reserve. */
    private static final long REFILL = 1_000_000_000L;
    /** One frame in so many is left to others. */
    private static final int RESERVED_PART = 16;

    private final Machine machine;
    private final CurrentProcess current;
    private final Vfs vfs;
    private final MountedDisks mounted = new MountedDisks();
    private final CacheFrames frames;
    private boolean isWriting;

    DiskFileSystems(Machine machine, CurrentProcess current, Vfs vfs) {
        this.machine = machine;
        this.current = current;
        this.vfs = vfs;
        frames = new CacheFrames(machine.fileFrames(), machine.memory(), machine.frames().totalFrames() / RESERVED_PART);
    }

    /** What is kept of disks in memory. */
    CacheFrames kept() {
        return frames;
    }

    /** Lets mount(2) name them. */
    void addTypes() {
        Ext4Format ext4 = new Ext4Format(frames, machine.clock(), machine.log());
        add("ext4", ext4);
        add("ext3", ext4);
        add("ext2", ext4);
        add("vfat", new FatFormat(frames, machine.clock(), machine.log()));
        add("iso9660", new IsoFormat(frames, machine.clock(), machine.log()));
    }

    private void add(String name, DiskType.Format format) {
        vfs.types().add(new DiskType(name, this, format, mounted));
    }

    @Override
    public BlockIo device(long number) {
        BlockDevice disk = vfs.devices().disk(number);
        if (disk == null) {
            throw new ErrnoException(Errno.ENXIO);
        }
        return new BlockIo(disk, new CurrentBlockWaiter(current, machine.threads()), machine.memory(),
                machine.fileFrames());
    }

    @Override
    public Turn newTurn() {
        if (!isWriting) {
            isWriting = machine.threads().start("write-back", this::write);
        }
        return new CurrentTurn(current, machine.threads());
    }

    /** Stores what was changed, over and over. */
    private void write() {
        Notice never = machine.threads().newNotice();
        long next = machine.clock().monotonicNanos() + INTERVAL;
        while (true) {
            never.await(never.count(), machine.clock().monotonicNanos() + REFILL);
            current.enter(null);
            try {
                frames.refill();
                if (machine.clock().monotonicNanos() >= next) {
                    for (FileSystem each : all()) {
                        store(each, false);
                    }
                    next = machine.clock().monotonicNanos() + INTERVAL;
                }
            } finally {
                current.leave();
            }
        }
    }

    private LinkedHashSet<FileSystem> all() {
        LinkedHashSet<FileSystem> all = new LinkedHashSet<>();
        for (Mount each : vfs.mounts().all()) {
            all.add(each.fileSystem());
        }
        return all;
    }

    private void store(FileSystem system, boolean isLast) {
        try {
            if (isLast && !system.isReadOnly()) {
                system.remount("", true);
            } else {
                system.sync();
            }
        } catch (ErrnoException e) {
            machine.log().line(system.type() + ": what was changed last could not be stored: " + e.getMessage());
        }
    }

    /**
     * Stores all before the machine is switched off; nothing is changed from then on. Those that were mounted last come first:
     * their disks may be files of others. Nobody is within.
     */
    void end() {
        current.enter(null);
        try {
            List<FileSystem> last = new ArrayList<>(all());
            for (int i = last.size() - 1; i >= 0; i--) {
                if (vfs.devices().disk(last.get(i).device()) != null) {
                    store(last.get(i), true);
                }
            }
        } finally {
            current.leave();
        }
    }
}
