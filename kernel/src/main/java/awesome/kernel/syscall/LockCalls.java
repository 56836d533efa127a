package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.filelock.FileLock;
import awesome.kernel.filelock.FileLocks;
import awesome.kernel.filelock.LockOwner;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** Locks on files: flock(2), and fcntl(2), "Advisory record locking" and "Open file description locks". */
final class LockCalls {
    private static final int LOCK_NB = 4;
    private static final int LOCK_SHARED = 1;
    private static final int LOCK_EXCLUSIVE = 2;
    private static final int LOCK_UNLOCK = 8;

    // struct flock
    private static final int FLOCK_BYTES = 32;
    private static final int WHENCE = 2;
    private static final int START = 8;
    private static final int LENGTH = 16;
    private static final int PROCESS = 24;

    private static final int F_RDLCK = 0;
    private static final int F_WRLCK = 1;
    private static final int F_UNLCK = 2;

    private static final int NO_PROCESS = -1;

    private LockCalls() {}

    static long flock(Process process, UserContext call) {
        OpenFile file = process.files().getUsable((int) call.argument(0));
        int operation = (int) call.argument(1) & ~LOCK_NB;
        boolean waits = ((int) call.argument(1) & LOCK_NB) == 0;
        FileLocks locks = file.inode().wholeLocks();
        switch (operation) {
            case LOCK_UNLOCK:
                locks.removeAll(file.lockOwner());
                return 0;
            case LOCK_SHARED:
            case LOCK_EXCLUSIVE:
                FileLock wanted =
                        new FileLock(file.lockOwner(), operation == LOCK_EXCLUSIVE, 0, FileLock.END, NO_PROCESS);
                if (locks.conflict(wanted) != null) {
                    // A change is to give up and to ask anew (flock(2)).
                    locks.removeAll(file.lockOwner());
                }
                take(process, locks, wanted, waits, false);
                return 0;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** The requests of fcntl(2) about locks. */
    static long control(Process process, OpenFile file, int request, long address) {
        byte[] structure = process.memory().copyIn(UserAddr.of(address), FLOCK_BYTES);
        boolean isOfFile = request >= OpenFlag.F_OFD_GETLK;
        if (isOfFile && LittleEndian.getInt(structure, PROCESS) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        LockOwner owner = isOfFile ? file.lockOwner() : process.files().lockOwner();
        FileLock range = range(file, structure, owner, isOfFile ? NO_PROCESS : process.id());
        int type = LittleEndian.getShort(structure, 0);
        FileLocks locks = file.inode().rangeLocks();
        if (request == OpenFlag.F_GETLK || request == OpenFlag.F_OFD_GETLK) {
            if (type != F_RDLCK && type != F_WRLCK) {
                throw new ErrnoException(Errno.EINVAL);
            }
            describe(locks.conflict(range), structure);
            process.memory().copyOut(UserAddr.of(address), structure);
            return 0;
        }
        if (type == F_UNLCK) {
            locks.remove(range);
            return 0;
        }
        if (type == F_RDLCK ? !file.isReadable() : !file.isWritable()) {
            throw new ErrnoException(Errno.EBADF);
        }
        take(process, locks, range, request == OpenFlag.F_SETLKW || request == OpenFlag.F_OFD_SETLKW, !isOfFile);
        return 0;
    }

    /** The bytes that are meant, as a lock of the wanted type. */
    private static FileLock range(OpenFile file, byte[] structure, LockOwner owner, int process) {
        int type = LittleEndian.getShort(structure, 0);
        long start = base(file, LittleEndian.getShort(structure, WHENCE));
        long offset = LittleEndian.getLong(structure, START);
        long length = LittleEndian.getLong(structure, LENGTH);
        if (offset > Long.MAX_VALUE - start) {
            throw new ErrnoException(Errno.EOVERFLOW);
        }
        start += offset;
        if (type < F_RDLCK || type > F_UNLCK || start < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long end = FileLock.END;
        if (length > 0) {
            if (length - 1 > Long.MAX_VALUE - start) {
                throw new ErrnoException(Errno.EOVERFLOW);
            }
            end = start + length - 1;
        } else if (length < 0) {
            if (start + length < 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
            end = start - 1;
            start += length;
        }
        return new FileLock(owner, type == F_WRLCK, start, end, process);
    }

    private static long base(OpenFile file, int whence) {
        switch (whence) {
            case OpenFlag.SEEK_SET:
                return 0;
            case OpenFlag.SEEK_CUR:
                return position(file);
            case OpenFlag.SEEK_END:
                return file.inode().size();
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** Where it reads and writes; 0 for files for which there is no such place. */
    private static long position(OpenFile file) {
        try {
            return file.seek(0, OpenFlag.SEEK_CUR);
        } catch (ErrnoException e) {
            return 0;
        }
    }

    private static void describe(FileLock found, byte[] structure) {
        if (found == null) {
            LittleEndian.putShort(structure, 0, F_UNLCK);
            return;
        }
        LittleEndian.putShort(structure, 0, found.exclusive() ? F_WRLCK : F_RDLCK);
        LittleEndian.putShort(structure, WHENCE, OpenFlag.SEEK_SET);
        LittleEndian.putLong(structure, START, found.start());
        LittleEndian.putLong(structure, LENGTH, found.end() == FileLock.END ? 0 : found.end() - found.start() + 1);
        LittleEndian.putInt(structure, PROCESS, found.process());
    }

    /**
     * Takes a lock.
     *
     * @param waits whether it waits until it can, else EAGAIN
     * @param looksForCircles whether to wait in a circle is EDEADLK
     */
    private static void take(Process process, FileLocks locks, FileLock wanted, boolean waits, boolean looksForCircles) {
        FileLock other;
        while ((other = locks.conflict(wanted)) != null) {
            if (!waits) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            if (looksForCircles && wanted.owner().isAwaitedBy(other.owner())) {
                throw new ErrnoException(Errno.EDEADLK);
            }
            wanted.owner().setWaitsFor(looksForCircles ? other.owner() : null);
            try {
                process.services().current().await(locks.fewer().when(() -> locks.conflict(wanted) == null), Waiter.FOREVER);
            } finally {
                wanted.owner().setWaitsFor(null);
            }
        }
        locks.add(wanted);
    }
}
