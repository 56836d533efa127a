package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalLayout;
import awesome.abi.linux.WaitFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.ChildSearch;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.PidFile;
import awesome.kernel.process.Process;
import awesome.kernel.process.ProcessTimes;
import awesome.kernel.process.Task;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** Waiting for children (wait(2), wait4(2)). */
final class ChildCalls {
    private static final int WHOM = WaitFlag.WNOTHREAD | WaitFlag.WALL | WaitFlag.WCLONE;
    private static final int WHAT = WaitFlag.WEXITED | WaitFlag.WSTOPPED | WaitFlag.WCONTINUED;

    private ChildCalls() {}

    static long wait4(Process process, UserContext call) {
        int id = (int) call.argument(0);
        int options = (int) call.argument(2);
        Arguments.requireOnly(options, WaitFlag.WNOHANG | WaitFlag.WUNTRACED | WaitFlag.WCONTINUED | WHOM);
        if (id == Integer.MIN_VALUE) {
            throw new ErrnoException(Errno.ESRCH);
        }
        int type = id == -1 ? WaitFlag.P_ALL : id > 0 ? WaitFlag.P_PID : WaitFlag.P_PGID;
        ChildSearch search = new ChildSearch(process, type, Math.abs(id), options | WaitFlag.WEXITED);
        Task found = await(process, search, options);
        if (found == null) {
            return 0;
        }
        UserAddr statusAt = UserAddr.of(call.argument(1));
        UserAddr usageAt = UserAddr.of(call.argument(3));
        byte[] usage = usageAt.isZero() ? null : usage(found);
        int status = search.waitStatus();
        search.take();
        if (!statusAt.isZero()) {
            process.memory().writeInt(statusAt, status);
        }
        if (usage != null) {
            process.memory().copyOut(usageAt, usage);
        }
        return found.id();
    }

    static long waitid(Process process, UserContext call) {
        int type = (int) call.argument(0);
        int id = (int) call.argument(1);
        int options = (int) call.argument(3);
        Arguments.requireOnly(options, WaitFlag.WNOHANG | WaitFlag.WNOWAIT | WHAT | WHOM);
        boolean isNobody = type == WaitFlag.P_PID && id <= 0
                || (type == WaitFlag.P_PGID || type == WaitFlag.P_PIDFD) && id < 0;
        if ((options & WHAT) == 0 || type < WaitFlag.P_ALL || type > WaitFlag.P_PIDFD || isNobody) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean mayNotWait = false;
        if (type == WaitFlag.P_PIDFD) {
            PidFile file = PidFileCalls.file(process, id);
            mayNotWait = (file.flags() & OpenFlag.O_NONBLOCK) != 0;
            type = WaitFlag.P_PID;
            // A number that is another's by now is no child of that file.
            id = file.isGone() ? 0 : file.process().id();
        }
        ChildSearch search = new ChildSearch(process, type, id, options);
        Task found = await(process, search, mayNotWait ? options | WaitFlag.WNOHANG : options);
        if (found == null && mayNotWait && (options & WaitFlag.WNOHANG) == 0) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        byte[] info = new byte[SignalLayout.SIGINFO_SIZE];
        byte[] usage = null;
        if (found != null) {
            SignalInfo.ofChild(Signal.SIGCHLD, search.code(), found.id(), found.credentials().user(Credentials.REAL),
                    search.status()).write(info, 0);
            usage = usage(found);
            if ((options & WaitFlag.WNOWAIT) == 0) {
                search.take();
            }
        }
        if (usage != null && call.argument(4) != 0) {
            process.memory().copyOut(UserAddr.of(call.argument(4)), usage);
        }
        if (call.argument(2) != 0) {
            process.memory().copyOut(UserAddr.of(call.argument(2)), info);
        }
        return 0;
    }

    /** The leader of the child that has something to tell, or the thread; null if there is none yet and the caller does not want to wait. */
    private static Task await(Process process, ChildSearch search, int options) {
        boolean met = search.isMet();
        if (!met && (options & WaitFlag.WNOHANG) == 0) {
            process.waiter().await(search, Waiter.FOREVER);
        }
        if (search.found() == null && !search.hasAny()) {
            throw new ErrnoException(Errno.ECHILD);
        }
        return search.found();
    }

    private static byte[] usage(Task found) {
        Process child = found.process();
        ProcessTimes times = child.times();
        return TimeCalls.usage(times.user() + times.childUser(), times.system() + times.childSystem(),
                Math.max(child.peakPages(), child.childPeakPages()));
    }
}
