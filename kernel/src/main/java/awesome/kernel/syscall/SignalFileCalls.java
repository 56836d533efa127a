package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.event.SignalFile;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.kernel.signal.SignalState;
import awesome.magic.UserAddr;

/** Files of signals (signalfd(2)). */
final class SignalFileCalls {
    private static final long NEVER_TAKEN = SignalState.bit(Signal.SIGKILL) | SignalState.bit(Signal.SIGSTOP);

    private SignalFileCalls() {}

    static long signalfd(Process process, UserContext call) {
        return signalfd(process, call, 0);
    }

    static long signalfd4(Process process, UserContext call) {
        return signalfd(process, call, (int) call.argument(3));
    }

    private static long signalfd(Process process, UserContext call, int flags) {
        int fd = (int) call.argument(0);
        if (call.argument(2) != SignalLayout.SIGSET_SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long mask = process.memory().readLong(UserAddr.of(call.argument(1))) & ~NEVER_TAKEN;
        Arguments.requireOnly(flags, OpenFlag.O_CLOEXEC | OpenFlag.O_NONBLOCK);
        if (fd == -1) {
            return NewFiles.add(process, process.services().events().newSignals(mask, flags & OpenFlag.O_NONBLOCK),
                    flags);
        }
        if (process.files().getUsable(fd) instanceof SignalFile signals) {
            signals.setMask(mask);
            return fd;
        }
        throw new ErrnoException(Errno.EINVAL);
    }
}
