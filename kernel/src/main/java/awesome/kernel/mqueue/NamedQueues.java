package awesome.kernel.mqueue;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.ipc.IpcCaller;
import awesome.kernel.machine.Clock;
import awesome.kernel.memory.Allowance;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Waiter;
import java.util.HashMap;
import java.util.Map;

/** All queues by name. It is a file system that is never mounted. Limits are those of Linux (mq_overview(7)). */
public final class NamedQueues extends FileSystem {
    /** As many messages a queue has room for, and may have but for the superuser's. */
    public static final int USUAL_MESSAGES = 10;
    /** As many bytes a message may have, and no more but in the superuser's queues. */
    public static final int USUAL_BYTES = 8192;
    /** As many queues may be that are not the superuser's. */
    public static final int MOST = 256;

    private static final long MAGIC = 0x19800202;
    private static final int MOST_MESSAGES = 65536;
    private static final int MOST_BYTES = 16 << 20;
    private static final int PRIORITIES = 32768;
    /** What Linux reckons for a message, and as much for a priority. */
    private static final long OVERHEAD = 48;
    private static final int NAME_MAX = 255;
    private static final int READ = 4;
    private static final int WRITE = 2;

    private final IpcCaller caller;
    private final Waiter waiter;
    private final Allowance allowance;
    private final Map<String, NamedQueue> names = new HashMap<>();
    /** What the queues of a user may hold. */
    private final Map<Integer, Long> bytes = new HashMap<>();
    private int count;
    private long lastNumber;

    /**
     * None yet.
     *
     * @param waiter how who calls waits
     * @param allowance for messages
     */
    public NamedQueues(long device, Clock clock, IpcCaller caller, Waiter waiter, Allowance allowance) {
        super(device, clock);
        this.caller = caller;
        this.waiter = waiter;
        this.allowance = allowance;
    }

    IpcCaller caller() {
        return caller;
    }

    Waiter waiter() {
        return waiter;
    }

    Allowance allowance() {
        return allowance;
    }

    /**
     * mq_open(2).
     *
     * @param flags of open(2)
     * @param permissions of a new one
     * @param messages how many it has room for, {@link #USUAL_MESSAGES} if nobody says
     * @param size bytes that a message may have, {@link #USUAL_BYTES} if nobody says
     * @param limit what the queues of the user may hold (RLIMIT_MSGQUEUE)
     */
    public OpenFile open(String name, int flags, int permissions, long messages, long size, long limit) {
        checkName(name);
        NamedQueue found = names.get(name);
        if (found == null) {
            if ((flags & OpenFlag.O_CREAT) == 0) {
                throw new ErrnoException(Errno.ENOENT);
            }
            found = make(permissions, messages, size, limit);
            names.put(name, found);
            found.changeLinks(1);
        } else {
            checkOpen(found, flags);
        }
        return new QueueFile(found, flags, this);
    }

    private void checkOpen(NamedQueue found, int flags) {
        if ((flags & OpenFlag.O_CREAT) != 0 && (flags & OpenFlag.O_EXCL) != 0) {
            throw new ErrnoException(Errno.EEXIST);
        }
        int access = flags & OpenFlag.O_ACCMODE;
        if (access == OpenFlag.O_ACCMODE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int wanted = (access == OpenFlag.O_WRONLY ? 0 : READ) | (access == OpenFlag.O_RDONLY ? 0 : WRITE);
        if (!caller.mayAccess(found.owner(), found.group(), found.mode(), wanted)) {
            throw new ErrnoException(Errno.EACCES);
        }
    }

    /** EACCES, ENAMETOOLONG for what is no name of a file. */
    private static void checkName(String name) {
        if (name.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        if (name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
            throw new ErrnoException(Errno.EACCES);
        }
        if (name.length() > NAME_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
    }

    private NamedQueue make(int permissions, long messages, long size, long limit) {
        boolean most = caller.has(Capability.CAP_SYS_RESOURCE);
        if (count >= MOST && !most) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        if (messages <= 0 || size <= 0 || messages > (most ? MOST_MESSAGES : USUAL_MESSAGES)
                || size > (most ? MOST_BYTES : USUAL_BYTES)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long holds = messages * (size + OVERHEAD) + Math.min(messages, PRIORITIES) * OVERHEAD;
        int user = caller.realUser();
        long used = bytes.getOrDefault(user, 0L);
        if (limit >= 0 && used + holds > limit) {
            throw new ErrnoException(Errno.EMFILE);
        }
        lastNumber++;
        NamedQueue made = new NamedQueue(this, lastNumber, FileMode.S_IFREG | permissions, (int) messages, (int) size,
                user, holds);
        made.setOwner(caller.fileUser(), caller.fileGroup());
        bytes.put(user, used + holds);
        count++;
        return made;
    }

    /** A queue is gone. */
    void disposed(NamedQueue queue) {
        count--;
        long left = bytes.get(queue.user()) - queue.holds();
        if (left == 0) {
            bytes.remove(queue.user());
        } else {
            bytes.put(queue.user(), left);
        }
    }

    /** mq_unlink(2): who has it open keeps it. */
    public void unlink(String name) {
        checkName(name);
        NamedQueue found = names.get(name);
        if (found == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        if (caller.fileUser() != found.owner() && !caller.has(Capability.CAP_FOWNER)) {
            throw new ErrnoException(Errno.EPERM);
        }
        names.remove(name);
        found.changeLinks(-1);
    }

    @Override
    public Directory root() {
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public String type() {
        return "mqueue";
    }

    @Override
    public long magic() {
        return MAGIC;
    }
}
