package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.PidFile;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.ProcessPlace;
import awesome.magic.UserAddr;

/** Processes as files (pidfd_open(2)). */
final class PidFileCalls {
    /** To all of the process: what is meant anyway. */
    private static final int PIDFD_SIGNAL_THREAD_GROUP = 2;

    private PidFileCalls() {}

    static long open(Process process, UserContext call) {
        int id = (int) call.argument(0);
        int flags = (int) call.argument(1);
        Arguments.requireOnly(flags, OpenFlag.O_NONBLOCK);
        if (id <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Process target = process.services().processes().get(id);
        PidFile file = new PidFile(process.services().events().newInode(), flags, target);
        return NewFiles.add(process, file, OpenFlag.O_CLOEXEC);
    }

    /** The file that stands for a process; EBADF for other files. */
    static PidFile file(Process process, long fd) {
        if (process.files().getUsable((int) fd) instanceof PidFile file) {
            return file;
        }
        throw new ErrnoException(Errno.EBADF);
    }

    static long sendSignal(Process process, UserContext call) {
        int signal = (int) call.argument(1);
        UserAddr infoAt = UserAddr.of(call.argument(2));
        if (call.argument(3) != 0 && (int) call.argument(3) != PIDFD_SIGNAL_THREAD_GROUP) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Process target = target(process, call.argument(0));
        if (!infoAt.isZero()) {
            byte[] info = process.memory().copyIn(infoAt, SignalLayout.SIGINFO_SIZE);
            if (LittleEndian.getInt(info, SignalLayout.SI_SIGNO) != signal) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
        if (target == null) {
            throw new ErrnoException(Errno.ESRCH);
        }
        return infoAt.isZero() ? SignalCalls.send(process, target, signal)
                : SignalCalls.queue(process, target, null, signal, infoAt);
    }

    /** The process that a file stands for, also if that is its directory in /proc; null if it is gone. */
    private static Process target(Process process, long fd) {
        if (process.files().getUsable((int) fd).inode() instanceof ProcessPlace place && place.processId() != 0) {
            return process.services().processes().find(place.processId());
        }
        PidFile file = file(process, fd);
        return file.isGone() ? null : file.process();
    }
}
