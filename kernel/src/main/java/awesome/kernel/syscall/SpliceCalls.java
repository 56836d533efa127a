package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.pipe.PipeEnd;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.OpenFile;
import awesome.magic.UserAddr;

/** Moving bytes to and from pipes without a detour through the program (splice(2), tee(2)). */
final class SpliceCalls {
    private static final int SPLICE_F_NONBLOCK = 2;
    private static final int FLAGS = 15;
    /** Most bytes that are moved at once. */
    private static final int PIECE = 65536;

    private SpliceCalls() {}

    static long splice(Process process, UserContext call) {
        int flags = (int) call.argument(5);
        long length = Math.min(call.argument(4), PIECE);
        if (call.argument(4) == 0) {
            return 0;
        }
        Arguments.requireOnly(flags, FLAGS);
        OpenFile from = process.files().getUsable((int) call.argument(0));
        OpenFile to = process.files().getUsable((int) call.argument(2));
        UserAddr fromAt = UserAddr.of(call.argument(1));
        UserAddr toAt = UserAddr.of(call.argument(3));
        if (from instanceof PipeEnd && !fromAt.isZero() || to instanceof PipeEnd && !toAt.isZero()) {
            throw new ErrnoException(Errno.ESPIPE);
        }
        long fromPosition = fromAt.isZero() ? -1 : process.memory().readLong(fromAt);
        long toPosition = toAt.isZero() ? -1 : process.memory().readLong(toAt);
        requireAccess(from, to);
        if (length < 0 || !fromAt.isZero() && fromPosition < 0 || !toAt.isZero() && toPosition < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean nonBlocking = (flags & SPLICE_F_NONBLOCK) != 0;
        long moved;
        if (from instanceof PipeEnd source) {
            moved = to instanceof PipeEnd target ? move(process, source, target, (int) length, nonBlocking)
                    : out(process, source, to, toPosition, (int) length, nonBlocking);
        } else if (to instanceof PipeEnd target) {
            moved = in(process, from, fromPosition, target, (int) length, nonBlocking);
        } else {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (!fromAt.isZero()) {
            process.memory().writeLong(fromAt, fromPosition + moved);
        }
        if (!toAt.isZero()) {
            process.memory().writeLong(toAt, toPosition + moved);
        }
        return moved;
    }

    static long tee(Process process, UserContext call) {
        int flags = (int) call.argument(3);
        long length = Math.min(call.argument(2), PIECE);
        Arguments.requireOnly(flags, FLAGS);
        if (length == 0) {
            return 0;
        }
        OpenFile from = process.files().getUsable((int) call.argument(0));
        OpenFile to = process.files().getUsable((int) call.argument(1));
        requireAccess(from, to);
        if (from instanceof PipeEnd source && to instanceof PipeEnd target && length > 0) {
            return copy(process, source, target, (int) length, (flags & SPLICE_F_NONBLOCK) != 0);
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    private static void requireAccess(OpenFile from, OpenFile to) {
        if (!from.isReadable() || !to.isWritable()) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    /** From pipe to pipe; the bytes go. */
    private static long move(Process process, PipeEnd from, PipeEnd to, int length, boolean nonBlocking) {
        int copied = copy(process, from, to, length, nonBlocking);
        from.drop(copied);
        return copied;
    }

    /** From pipe to pipe; the bytes stay. */
    private static int copy(Process process, PipeEnd from, PipeEnd to, int length, boolean nonBlocking) {
        if (from.isOfSamePipe(to)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean never = nonBlocking || ((from.flags() | to.flags()) & OpenFlag.O_NONBLOCK) != 0;
        int room;
        // While there is no room, somebody else may take the bytes.
        do {
            if (from.awaitBytes(never) == 0) {
                return 0;
            }
            room = awaitRoom(process, to, never);
        } while (from.available() == 0);
        byte[] piece = new byte[Math.min(Math.min(from.available(), room), length)];
        from.peek(piece, piece.length);
        return (int) to.write(new Bytes(piece));
    }

    /** Who writes to a pipe that nobody reads is told by a signal too. */
    private static int awaitRoom(Process process, PipeEnd to, boolean nonBlocking) {
        try {
            return to.awaitRoom(nonBlocking);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EPIPE) {
                ReadWriteCalls.signalBrokenPipe(process);
            }
            throw e;
        }
    }

    /** From a pipe to another file; {@code position} -1 stands for where that is. */
    private static long out(Process process, PipeEnd from, OpenFile to, long position, int length,
            boolean nonBlocking) {
        if ((to.flags() & OpenFlag.O_APPEND) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int there = from.awaitBytes(nonBlocking || (from.flags() & OpenFlag.O_NONBLOCK) != 0);
        if (there == 0) {
            return 0;
        }
        // Others may read while writing has to wait.
        byte[] piece = from.take(Math.min(there, length));
        long moved = 0;
        try {
            Bytes source = new Bytes(piece);
            moved = position < 0 ? ReadWriteCalls.write(process, to, source) : to.writeAt(position, source);
        } finally {
            from.giveBack(piece, (int) moved);
        }
        return moved;
    }

    /** From another file to a pipe. */
    private static long in(Process process, OpenFile from, long position, PipeEnd to, int length, boolean nonBlocking) {
        if (from.inode() instanceof Directory) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int room = awaitRoom(process, to, nonBlocking || (to.flags() & OpenFlag.O_NONBLOCK) != 0);
        byte[] piece = new byte[Math.min(room, length)];
        Bytes sink = new Bytes(piece);
        int got = (int) (position < 0 ? from.read(sink) : from.readAt(position, sink));
        return got == 0 ? 0 : ReadWriteCalls.write(process, to, new Bytes(piece, 0, got));
    }
}
