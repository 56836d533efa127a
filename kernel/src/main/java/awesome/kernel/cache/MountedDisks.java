package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.FileSystem;
import java.util.HashMap;
import java.util.HashSet;

/** Which disks are mounted, by the numbers of the devices, and as what: each as one file system, wherever it is shown. */
public final class MountedDisks {
    private record Mounted(FileSystem fileSystem, DiskType.Format format) {}

    private final HashMap<Long, Mounted> mounted = new HashMap<>();
    /** Those that are being mounted or unmounted, during which others are let in. */
    private final HashSet<Long> busy = new HashSet<>();

    /** None. */
    public MountedDisks() {}

    /** What a disk is mounted as; null if it is not. EBUSY if it is of another format. */
    FileSystem find(long number, DiskType.Format format) {
        Mounted known = mounted.get(number);
        if (known != null && known.format != format) {
            throw new ErrnoException(Errno.EBUSY);
        }
        return known == null ? null : known.fileSystem;
    }

    /** A disk is being mounted; EBUSY if it is already, or still being unmounted. */
    DiskUse begin(long number, BlockDevice device) {
        if (!busy.add(number)) {
            throw new ErrnoException(Errno.EBUSY);
        }
        device.retain();
        return new DiskUse(this, number, device);
    }

    /** It is mounted. */
    void begun(long number, FileSystem fileSystem, DiskType.Format format) {
        busy.remove(number);
        mounted.put(number, new Mounted(fileSystem, format));
    }

    void ending(long number) {
        mounted.remove(number);
        busy.add(number);
    }

    void ended(long number) {
        busy.remove(number);
    }
}
