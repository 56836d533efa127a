package awesome.kernel.init;

import awesome.abi.linux.Errno;
import awesome.abi.linux.MountFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.ninep.Channel;
import awesome.kernel.ninep.ShareType;
import awesome.kernel.process.CurrentOutsideWaiter;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.Machine;
import awesome.kernel.run.RunShare;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import java.util.List;

/** Folders of the host: the type of their file system, and the mounts that the launcher wants. */
final class Shares {
    private static final String OPTIONS = "trans=virtio,version=9p2000.L,msize=262144";
    private static final int PERMISSIONS = 0755;

    private final Vfs vfs;

    private Shares(Vfs vfs) {
        this.vfs = vfs;
    }

    /** Lets mount(2) name their type. */
    static Shares addTo(Vfs vfs, List<Channel> channels, Machine machine, CurrentProcess current, DiskFileSystems disks) {
        vfs.types().add(new ShareType(channels, disks.kept(), machine.clock(), machine.log(),
                new CurrentOutsideWaiter(current, machine.threads()), disks::newTurn));
        return new Shares(vfs);
    }

    /** Mounts folders, in places that are made if they are not there; why one cannot be, null if all are. */
    String mount(List<RunShare> wanted) {
        for (RunShare each : wanted) {
            try {
                mount(each);
            } catch (ErrnoException e) {
                return "the shared folder cannot be mounted at " + each.path() + ": " + e.getMessage();
            }
        }
        return null;
    }

    private void mount(RunShare share) {
        PathContext context = new PathContext(vfs.root());
        try {
            makeDirectories(context, share.path());
            Place place = vfs.findMount(context, share.path(), true);
            vfs.mount(context, ShareType.NAME, share.tag(), place, share.readOnly() ? MountFlag.MS_RDONLY : 0, OPTIONS);
        } finally {
            context.release();
        }
    }

    private void makeDirectories(PathContext context, String path) {
        int end = 0;
        while (end < path.length()) {
            int slash = path.indexOf('/', end + 1);
            end = slash < 0 ? path.length() : slash;
            try {
                vfs.makeDirectory(context, vfs.root(), path.substring(0, end), PERMISSIONS);
            } catch (ErrnoException e) {
                // If it is not there although nothing can be made, it is not found next.
                if (e.errno() != Errno.EEXIST && e.errno() != Errno.EROFS) {
                    throw e;
                }
            }
        }
    }
}
