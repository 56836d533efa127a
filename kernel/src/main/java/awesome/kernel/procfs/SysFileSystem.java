package awesome.kernel.procfs;

import awesome.kernel.machine.Clock;
import awesome.kernel.vfs.FileSystem;

/** The file system of {@code /sys}: what the machine consists of, as directories and short texts (sysfs(5)). */
public final class SysFileSystem extends FileSystem {
    /** As statfs(2) tells of sysfs. */
    private static final long MAGIC = 0x62656572;

    private final ProcDirectory root;

    /** One with nothing in it yet. */
    public SysFileSystem(long device, Clock clock) {
        super(device, clock);
        root = new ProcDirectory(this, 1, null);
    }

    @Override
    public ProcDirectory root() {
        return root;
    }

    @Override
    public String type() {
        return "sysfs";
    }

    @Override
    public long magic() {
        return MAGIC;
    }
}
