package awesome.kernel.process;

import static awesome.abi.linux.SystemCallNumber.*;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FutexOperation;
import awesome.abi.linux.Ptrace;
import awesome.kernel.machine.UserContext;

/** What Linux shows a tracer of calls that something has cut short and that may be made again (signal(7)). */
final class InterruptedCalls {
    /** The number of restart_syscall(2), which Linux has made in place of calls that know how long they have waited. */
    private static final int RESTART_SYSCALL = 219;

    private InterruptedCalls() {}

    /** Whether a call ends whatever comes, even if nothing is delivered in the end. */
    static boolean isLeft(long call) {
        switch ((int) call) {
            case EPOLL_WAIT:
            case EPOLL_PWAIT:
            case EPOLL_PWAIT2:
            case RT_SIGTIMEDWAIT:
            case SEMOP:
            case SEMTIMEDOP:
                return true;
            default:
                return false;
        }
    }

    /** The error number that is shown. */
    static int error(long call, UserContext context) {
        switch ((int) call) {
            case PAUSE:
            case RT_SIGSUSPEND:
            case SELECT:
            case PSELECT6:
            case PPOLL:
            case MSGRCV:
            case MSGSND:
                return Ptrace.ERESTARTNOHAND;
            case NANOSLEEP:
            case POLL:
                return Ptrace.ERESTART_RESTARTBLOCK;
            case CLOCK_NANOSLEEP:
                return context.argument(1) == 0 ? Ptrace.ERESTART_RESTARTBLOCK : Ptrace.ERESTARTNOHAND;
            case FUTEX:
                boolean waits = (context.argument(1) & FutexOperation.COMMAND) == FutexOperation.WAIT;
                return waits && context.argument(3) != 0 ? Ptrace.ERESTART_RESTARTBLOCK : Ptrace.ERESTARTSYS;
            default:
                return isLeft(call) ? Errno.EINTR : Ptrace.ERESTARTSYS;
        }
    }

    /** The number of the call that goes on with it. */
    static long numberAgain(long call, UserContext context) {
        return error(call, context) == Ptrace.ERESTART_RESTARTBLOCK ? RESTART_SYSCALL : call;
    }

    /** Whether a result says that a call is to be made again. */
    static boolean isAgain(long result) {
        return result == -Ptrace.ERESTARTSYS || result == -Ptrace.ERESTARTNOINTR || result == -Ptrace.ERESTARTNOHAND
                || result == -Ptrace.ERESTART_RESTARTBLOCK;
    }
}
