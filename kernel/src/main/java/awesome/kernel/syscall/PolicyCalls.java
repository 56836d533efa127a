package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SchedulerFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.sched.Policy;
import awesome.magic.UserAddr;

/** How threads share the processors with others (sched(7)). Who may ask for what is in {@link PolicyRules}. */
final class PolicyCalls {
    private static final Policy[] POLICIES = Policy.values();
    private static final int MOST_PRIORITY = 99;
    private static final int LOWEST_NICE = -20;
    private static final int HIGHEST_NICE = 19;
    /** How long a thread runs before others that are as willing do, in nanoseconds. */
    private static final long SLICE = 3_000_000;
    /** The same with SCHED_RR. */
    private static final long ROUND_ROBIN_SLICE = 100_000_000;
    private static final int PAGE = 4096;

    private PolicyCalls() {}

    static long setScheduler(Process process, UserContext call) {
        int policy = (int) call.argument(1);
        if (policy < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int priority = priority(process, call.argument(2));
        Task task = meant(process, call);
        boolean resets = (policy & SchedulerFlag.SCHED_RESET_ON_FORK) != 0;
        set(process, task, policy & ~SchedulerFlag.SCHED_RESET_ON_FORK, priority, task.nice(), resets);
        return 0;
    }

    static long setParameter(Process process, UserContext call) {
        int priority = priority(process, call.argument(1));
        Task task = meant(process, call);
        set(process, task, task.policy().number(), priority, task.nice(), task.resetsPolicy());
        return 0;
    }

    private static int priority(Process process, long at) {
        if (at == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return process.memory().readInt(UserAddr.of(at));
    }

    private static void set(Process process, Task task, int number, int priority, int nice, boolean resets) {
        Policy policy = policy(number, priority);
        PolicyRules.check(process.credentials(), task, policy, priority, nice, resets);
        task.setPolicy(policy, nice, priority, resets);
    }

    /** EINVAL for what does not fit together. */
    private static Policy policy(int number, int priority) {
        for (Policy each : POLICIES) {
            boolean fits = each.isRealTime() ? priority >= 1 && priority <= MOST_PRIORITY : priority == 0;
            if (each.number() == number && fits) {
                return each;
            }
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    static long getScheduler(Process process, UserContext call) {
        Task task = meant(process, call);
        return task.policy().number() | (task.resetsPolicy() ? SchedulerFlag.SCHED_RESET_ON_FORK : 0);
    }

    static long getParameter(Process process, UserContext call) {
        if (call.argument(1) == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        process.memory().writeInt(UserAddr.of(call.argument(1)), meant(process, call).priority());
        return 0;
    }

    static long setAttributes(Process process, UserContext call) {
        if (call.argument(1) == 0 || (int) call.argument(0) < 0 || (int) call.argument(2) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] wanted = attributes(process.memory(), UserAddr.of(call.argument(1)));
        int policy = LittleEndian.getInt(wanted, SchedulerFlag.ATTR_POLICY);
        long flags = LittleEndian.getLong(wanted, SchedulerFlag.ATTR_FLAGS);
        int nice = LittleEndian.getInt(wanted, SchedulerFlag.ATTR_NICE);
        if (policy < 0 || (flags & ~SchedulerFlag.SCHED_FLAG_RESET_ON_FORK) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Task task = meant(process, call);
        if (policy == SchedulerFlag.SCHED_DEADLINE) {
            throw PolicyRules.refuseDeadline(process.credentials(), wanted);
        }
        boolean isFair = policy == SchedulerFlag.SCHED_OTHER || policy == SchedulerFlag.SCHED_BATCH;
        set(process, task, policy, LittleEndian.getInt(wanted, SchedulerFlag.ATTR_PRIORITY),
                isFair ? Math.max(LOWEST_NICE, Math.min(HIGHEST_NICE, nice)) : task.nice(), flags != 0);
        return 0;
    }

    /** What is known of a structure; E2BIG, with its size told, if that is too small or has more than is known. */
    private static byte[] attributes(UserMemory memory, UserAddr at) {
        int size = memory.readInt(at);
        if (size == 0) {
            size = SchedulerFlag.ATTR_FIRST;
        }
        if (size < SchedulerFlag.ATTR_FIRST || size > PAGE) {
            throw tooBig(memory, at);
        }
        byte[] given = memory.copyIn(at, size);
        for (int i = SchedulerFlag.ATTR_KNOWN; i < size; i++) {
            if (given[i] != 0) {
                throw tooBig(memory, at);
            }
        }
        return given;
    }

    private static ErrnoException tooBig(UserMemory memory, UserAddr at) {
        memory.writeInt(at, SchedulerFlag.ATTR_KNOWN);
        return new ErrnoException(Errno.E2BIG);
    }

    static long getAttributes(Process process, UserContext call) {
        long size = call.argument(2) & 0xffff_ffffL;
        boolean isSize = size >= SchedulerFlag.ATTR_FIRST && size <= PAGE;
        if (call.argument(1) == 0 || (int) call.argument(0) < 0 || !isSize || (int) call.argument(3) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Task task = meant(process, call);
        int length = (int) Math.min(size, SchedulerFlag.ATTR_KNOWN);
        byte[] attributes = new byte[SchedulerFlag.ATTR_KNOWN];
        LittleEndian.putInt(attributes, SchedulerFlag.ATTR_SIZE, length);
        LittleEndian.putInt(attributes, SchedulerFlag.ATTR_POLICY, task.policy().number());
        LittleEndian.putLong(attributes, SchedulerFlag.ATTR_FLAGS, task.resetsPolicy() ? 1 : 0);
        LittleEndian.putInt(attributes, SchedulerFlag.ATTR_NICE, task.policy().isRealTime() ? 0 : task.nice());
        LittleEndian.putInt(attributes, SchedulerFlag.ATTR_PRIORITY, task.priority());
        process.memory().copyOut(UserAddr.of(call.argument(1)), attributes, 0, length);
        return 0;
    }

    static long mostPriority(Process process, UserContext call) {
        return isRealTime(call) ? MOST_PRIORITY : 0;
    }

    static long leastPriority(Process process, UserContext call) {
        return isRealTime(call) ? 1 : 0;
    }

    private static boolean isRealTime(UserContext call) {
        switch ((int) call.argument(0)) {
            case SchedulerFlag.SCHED_FIFO:
            case SchedulerFlag.SCHED_RR:
                return true;
            case SchedulerFlag.SCHED_OTHER:
            case SchedulerFlag.SCHED_BATCH:
            case SchedulerFlag.SCHED_IDLE:
            case SchedulerFlag.SCHED_DEADLINE:
            case SchedulerFlag.SCHED_EXT:
                return false;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    static long getInterval(Process process, UserContext call) {
        Task task = meant(process, call);
        Timespec.write(process.memory(), UserAddr.of(call.argument(1)), interval(task.policy()));
        return 0;
    }

    private static long interval(Policy policy) {
        switch (policy) {
            case ROUND_ROBIN:
                return ROUND_ROBIN_SLICE;
            case FIFO:
            case IDLE:
                return 0;
            default:
                return SLICE;
        }
    }

    private static Task meant(Process process, UserContext call) {
        int id = (int) call.argument(0);
        if (id < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return ThreadCalls.find(process, id);
    }
}
