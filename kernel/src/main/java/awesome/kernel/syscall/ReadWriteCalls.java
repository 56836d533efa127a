package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Source;
import awesome.magic.UserAddr;

/** Calls that move bytes: read(2), write(2) and their relatives. */
final class ReadWriteCalls {
    /** Bytes copied at a time between two files. */
    private static final int PIECE = 16384;

    private ReadWriteCalls() {}

    static long read(Process process, UserContext call) {
        OpenFile file = process.files().get((int) call.argument(0));
        return file.read(Arguments.buffer(process, call.argument(1), call.argument(2)));
    }

    static long write(Process process, UserContext call) {
        OpenFile file = process.files().get((int) call.argument(0));
        return write(process, file, Arguments.buffer(process, call.argument(1), call.argument(2)));
    }

    static long readv(Process process, UserContext call) {
        OpenFile file = process.files().get((int) call.argument(0));
        return file.read(Arguments.buffers(process, call.argument(1), call.argument(2)));
    }

    static long writev(Process process, UserContext call) {
        OpenFile file = process.files().get((int) call.argument(0));
        return write(process, file, Arguments.buffers(process, call.argument(1), call.argument(2)));
    }

    static long pread(Process process, UserContext call) {
        OpenFile file = process.files().get((int) call.argument(0));
        long position = position(call.argument(3));
        return file.readAt(position, Arguments.buffer(process, call.argument(1), call.argument(2)));
    }

    static long pwrite(Process process, UserContext call) {
        OpenFile file = process.files().get((int) call.argument(0));
        long position = position(call.argument(3));
        return file.writeAt(position, Arguments.buffer(process, call.argument(1), call.argument(2)));
    }

    static long preadv(Process process, UserContext call) {
        OpenFile file = process.files().get((int) call.argument(0));
        long position = position(call.argument(3));
        return file.readAt(position, Arguments.buffers(process, call.argument(1), call.argument(2)));
    }

    static long pwritev(Process process, UserContext call) {
        OpenFile file = process.files().get((int) call.argument(0));
        long position = position(call.argument(3));
        return file.writeAt(position, Arguments.buffers(process, call.argument(1), call.argument(2)));
    }

    static long preadv2(Process process, UserContext call) {
        requireFlags(call.argument(5), OpenFlag.RWF_HIPRI);
        return call.argument(3) == -1 ? readv(process, call) : preadv(process, call);
    }

    static long pwritev2(Process process, UserContext call) {
        int synced = OpenFlag.RWF_DSYNC | OpenFlag.RWF_SYNC;
        requireFlags(call.argument(5), OpenFlag.RWF_HIPRI | synced);
        long done = call.argument(3) == -1 ? writev(process, call) : pwritev(process, call);
        OpenFile file = process.files().get((int) call.argument(0));
        if ((call.argument(5) & synced) != 0 && done > 0 && file.inode().isRegular()) {
            if ((call.argument(5) & OpenFlag.RWF_SYNC) != 0) {
                file.sync();
            } else {
                file.syncData();
            }
        }
        return done;
    }

    private static void requireFlags(long flags, int known) {
        if (((int) flags & ~known) != 0) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
    }

    private static long position(long position) {
        if (position < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return position;
    }

    /** Sends the signal that comes beside EPIPE. */
    static void signalBrokenPipe(Process process) {
        process.signal(SignalInfo.sent(Signal.SIGPIPE, Signal.SI_USER, process.id(), 0), process.task());
    }

    /** Who writes to a pipe that nobody reads is told by a signal too. */
    static long write(Process process, OpenFile file, Source source) {
        try {
            return file.write(source);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EPIPE && file.signalsBrokenPipe()) {
                signalBrokenPipe(process);
            }
            throw e;
        }
    }

    static long lseek(Process process, UserContext call) {
        return process.files().getUsable((int) call.argument(0)).seek(call.argument(1), (int) call.argument(2));
    }

    static long sendfile(Process process, UserContext call) {
        OpenFile to = process.files().get((int) call.argument(0));
        OpenFile from = process.files().get((int) call.argument(1));
        UserAddr offsetAt = UserAddr.of(call.argument(2));
        if (!from.inode().isRegular()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return copy(process, from, offsetAt, to, UserAddr.of(0), call.argument(3));
    }

    static long copyFileRange(Process process, UserContext call) {
        OpenFile from = process.files().get((int) call.argument(0));
        OpenFile to = process.files().get((int) call.argument(2));
        if (call.argument(5) != 0 || !from.inode().isRegular() || !to.inode().isRegular()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if ((to.flags() & OpenFlag.O_APPEND) != 0) {
            throw new ErrnoException(Errno.EBADF);
        }
        UserAddr fromAt = UserAddr.of(call.argument(1));
        UserAddr toAt = UserAddr.of(call.argument(3));
        long length = call.argument(4);
        if (from.inode() == to.inode()) {
            long start = start(process, from, fromAt);
            long target = start(process, to, toAt);
            long copied = Math.min(length, from.inode().size() - start);
            if (target < start + copied && start < target + copied) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
        return copy(process, from, fromAt, to, toAt, length);
    }

    /** Where copying begins: the position at an address, or that of the file if it is null. */
    private static long start(Process process, OpenFile file, UserAddr at) {
        return at.isZero() ? file.seek(0, OpenFlag.SEEK_CUR) : position(process.memory().readLong(at));
    }

    /** Copies between files; positions are those at the addresses, or where these are null those of the files. */
    private static long copy(Process process, OpenFile from, UserAddr fromAt, OpenFile to, UserAddr toAt, long length) {
        if (length < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long position = start(process, from, fromAt);
        long target = toAt.isZero() ? 0 : position(process.memory().readLong(toAt));
        long wanted = Math.min(length, OpenFile.MAX_TRANSFER);
        byte[] piece = new byte[(int) Math.min(PIECE, Math.max(wanted, 1))];
        long done = 0;
        while (done < wanted) {
            int step = (int) Math.min(piece.length, wanted - done);
            int got = (int) from.readAt(position + done, new Bytes(piece, 0, step));
            if (got == 0) {
                break;
            }
            long put;
            try {
                Bytes source = new Bytes(piece, 0, got);
                put = toAt.isZero() ? write(process, to, source) : to.writeAt(target + done, source);
            } catch (ErrnoException e) {
                if (done == 0) {
                    throw e;
                }
                break;
            }
            done += put;
            if (put < got) {
                break;
            }
        }
        if (fromAt.isZero()) {
            from.seek(position + done, OpenFlag.SEEK_SET);
        } else {
            process.memory().writeLong(fromAt, position + done);
        }
        if (!toAt.isZero()) {
            process.memory().writeLong(toAt, target + done);
        }
        return done;
    }
}
