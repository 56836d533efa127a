package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import java.util.ArrayList;

/** How urgent reading and writing is (ioprio_set(2)): a class, and a level in the lower bits of which 0 is first. */
final class IoPriorityCalls {
    private static final int CLASS_SHIFT = 13;
    private static final int MOST_CLASS = 7;
    private static final int REAL_TIME = 1;
    private static final int BEST_EFFORT = 2;
    private static final int IDLE = 3;
    /** Levels of a class. */
    private static final int LEVELS = 8;
    /** The first kind of those that a call can be about: a thread, a group, a user. */
    private static final int FIRST_KIND = 1;

    private IoPriorityCalls() {}

    static long set(Process process, UserContext call) {
        int priority = (int) call.argument(2);
        int kind = priority >> CLASS_SHIFT;
        boolean isValid = kind == 0 ? (priority & LEVELS - 1) == 0 : kind >= REAL_TIME && kind <= IDLE;
        if (!isValid) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Credentials who = process.credentials();
        if (kind == REAL_TIME && !who.has(Capability.CAP_SYS_NICE) && !who.has(Capability.CAP_SYS_ADMIN)) {
            throw new ErrnoException(Errno.EPERM);
        }
        for (Task each : meant(process, call)) {
            if (!who.maySignal(each.credentials())) {
                throw new ErrnoException(Errno.EPERM);
            }
            each.setIoPriority(priority);
        }
        return 0;
    }

    static long get(Process process, UserContext call) {
        ArrayList<Task> meant = meant(process, call);
        if ((int) call.argument(0) == FIRST_KIND) {
            return meant.get(0).ioPriority();
        }
        int best = MOST_CLASS << CLASS_SHIFT;
        for (Task each : meant) {
            best = Math.min(best, effective(each));
        }
        return best;
    }

    /** What counts for who has not said anything follows from how nice it is. */
    private static int effective(Task task) {
        return task.ioPriority() != 0 ? task.ioPriority() : BEST_EFFORT << CLASS_SHIFT | (task.nice() + 20) / 5;
    }

    private static ArrayList<Task> meant(Process process, UserContext call) {
        return ProcessCalls.meant(process, (int) call.argument(0) - FIRST_KIND, (int) call.argument(1));
    }
}
