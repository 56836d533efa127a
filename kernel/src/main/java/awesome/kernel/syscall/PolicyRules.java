package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.Limit;
import awesome.abi.linux.SchedulerFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Task;
import awesome.kernel.sched.Policy;

/** Who may have threads share the processors how (sched(7), "Privileges and resource limits"). */
final class PolicyRules {
    /** Bounds of what can be asked for with SCHED_DEADLINE, in nanoseconds. */
    private static final long LEAST_RUNTIME = 1024;
    private static final long LEAST_PERIOD = 100_000;
    private static final long MOST_PERIOD = 1L << 32;

    private PolicyRules() {}

    /** EPERM if {@code who} may not have {@code task} share so. */
    static void check(Credentials who, Task task, Policy policy, int priority, int nice, boolean resets) {
        boolean allowed = who.maySignal(task.credentials()) && (resets || !task.resetsPolicy())
                && (policy.isRealTime() ? mayBeRealTime(task, policy, priority) : mayBeFair(task, policy, nice));
        if (!allowed && !who.has(Capability.CAP_SYS_NICE)) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    private static boolean mayBeRealTime(Task task, Policy policy, int priority) {
        long limit = task.process().limits().soft(Limit.RLIMIT_RTPRIO);
        boolean mayLeaveIdle = task.policy() != Policy.IDLE || mayBeNice(task, task.nice());
        return mayLeaveIdle && (policy == task.policy() || limit != 0)
                && (priority <= task.priority() || Long.compareUnsigned(priority, limit) <= 0);
    }

    private static boolean mayBeFair(Task task, Policy policy, int nice) {
        if (policy == Policy.IDLE) {
            return true;
        }
        boolean mayLeaveIdle = task.policy() != Policy.IDLE || mayBeNice(task, task.nice());
        return mayLeaveIdle && (nice >= task.nice() || mayBeNice(task, nice));
    }

    /** Whether a thread may become that willing to let others run, whatever it is now (getrlimit(2), RLIMIT_NICE). */
    static boolean mayBeNice(Task task, int nice) {
        return Long.compareUnsigned(20 - nice, task.process().limits().soft(Limit.RLIMIT_NICE)) <= 0;
    }

    /** What is said to who wants a share of each period: EINVAL, EPERM, or that all of the time is given away. */
    static ErrnoException refuseDeadline(Credentials who, byte[] attributes) {
        long runtime = LittleEndian.getLong(attributes, SchedulerFlag.ATTR_RUNTIME);
        long deadline = LittleEndian.getLong(attributes, SchedulerFlag.ATTR_DEADLINE);
        long period = LittleEndian.getLong(attributes, SchedulerFlag.ATTR_PERIOD);
        long repeats = period == 0 ? deadline : period;
        boolean possible = runtime >= LEAST_RUNTIME && runtime <= deadline && deadline <= repeats
                && repeats >= LEAST_PERIOD && repeats <= MOST_PERIOD
                && LittleEndian.getInt(attributes, SchedulerFlag.ATTR_PRIORITY) == 0;
        return new ErrnoException(!possible ? Errno.EINVAL : who.has(Capability.CAP_SYS_NICE) ? Errno.EBUSY : Errno.EPERM);
    }
}
