package awesome.kernel.pty;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.tty.JobControl;
import awesome.kernel.vfs.DeviceDriver;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileAccess;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Waiter;
import java.util.Map;
import java.util.TreeMap;

/** The file system of {@code /dev/pts}: a node for each slave, by number. Opening {@code /dev/ptmx} makes a pair. */
public final class PtyFileSystem extends FileSystem implements DeviceDriver {
    /** As statfs(2) tells of devpts. */
    private static final long MAGIC = 0x1cd1;
    /** As on Linux unless told otherwise. */
    private static final int MOST = 4096;

    private final Clock clock;
    private final JobControl jobs;
    private final Waiter waiter;
    private final TreeMap<Integer, Pty> pairs = new TreeMap<>();
    private final FileAccess access;
    private final Root root;

    /** Without slaves yet; their terminals want {@code jobs} of processes; {@code access} says whose they are. */
    public PtyFileSystem(long device, Clock clock, JobControl jobs, Waiter waiter, FileAccess access) {
        super(device, clock);
        this.access = access;
        this.clock = clock;
        this.jobs = jobs;
        this.waiter = waiter;
        root = new Root();
    }

    /** Makes a new pair; the open master. ENOSPC if there are too many. */
    @Override
    public OpenFile open(Inode node, int flags) {
        int number = 0;
        while (pairs.containsKey(number)) {
            number++;
        }
        if (number >= MOST) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        Pty pty = new Pty(this, number, jobs, waiter, clock);
        PtyMaster master = new PtyMaster(node, flags, pty, this, waiter);
        pairs.put(number, pty);
        access.own(pty.node());
        return master;
    }

    /** A master is closed: the slave has no name any more. */
    void remove(Pty pty) {
        pairs.remove(pty.number());
        pty.node().changeLinks(-1);
    }

    @Override
    public Directory root() {
        return root;
    }

    @Override
    public String type() {
        return "devpts";
    }

    @Override
    public long magic() {
        return MAGIC;
    }

    private final class Root extends Directory {
        Root() {
            super(PtyFileSystem.this, 1, 0755);
            changeLinks(2);
        }

        @Override
        public Directory parent() {
            return this;
        }

        @Override
        public Inode lookup(String name) {
            for (Map.Entry<Integer, Pty> each : pairs.entrySet()) {
                if (name.equals(Integer.toString(each.getKey()))) {
                    return each.getValue().node();
                }
            }
            return null;
        }

        @Override
        public void list(long position, Visitor visitor) {
            for (Pty each : pairs.values()) {
                Inode node = each.node();
                boolean isWanted = each.number() + 1 >= position;
                if (isWanted && !visitor.entry(each.number() + 1, Integer.toString(each.number()), node.number(),
                        node.type())) {
                    return;
                }
            }
        }

        @Override
        public boolean isEmpty() {
            return pairs.isEmpty();
        }
    }
}
