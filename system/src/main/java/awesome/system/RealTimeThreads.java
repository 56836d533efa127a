package awesome.system;

import awesome.kernel.machine.Clock;
import awesome.kernel.sched.Policy;
import awesome.kernel.sync.Gate;
import awesome.kernel.sync.Sleeping;
import awesome.kernel.thread.KernelThread;
import awesome.kernel.thread.Scheduler;
import java.util.Arrays;

/**
 * Threads of processes that run before all others by their policy. One that never waits may keep a thread from running that
 * is in the kernel, and all others wait for that one then. So who waits for long has all of these share the processors
 * as usual until it is in the kernel itself.
 */
final class RealTimeThreads implements Gate.Patience {
    /** How long somebody waits until then, in nanoseconds. */
    private static final long PATIENCE = 20_000_000;

    private record Urgent(KernelThread thread, Policy policy, int nice, int priority) {}

    private static final Urgent[] NONE = {};

    private final Scheduler scheduler;
    private final Clock clock;
    /** Never changed, but replaced, by who is in the kernel. */
    private volatile Urgent[] all = NONE;

    /** None yet. */
    RealTimeThreads(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A thread shares the processors so from now on; within the kernel. */
    void set(KernelThread thread, Policy policy, int nice, int priority) {
        Urgent[] before = all;
        if (before.length == 0 && !policy.isRealTime()) {
            return;
        }
        Urgent[] after = new Urgent[before.length + 1];
        int count = 0;
        for (Urgent each : before) {
            if (each.thread() != thread) {
                after[count] = each;
                count++;
            }
        }
        if (policy.isRealTime()) {
            after[count] = new Urgent(thread, policy, nice, priority);
            count++;
        }
        all = Arrays.copyOf(after, count);
    }

    @Override
    public long deadline() {
        return all.length == 0 ? Sleeping.FOREVER : clock.monotonicNanos() + PATIENCE;
    }

    @Override
    public void lost() {
        for (Urgent each : all) {
            scheduler.setPolicy(each.thread(), Policy.NORMAL, 0, 0);
        }
    }

    @Override
    public void found() {
        for (Urgent each : all) {
            scheduler.setPolicy(each.thread(), each.policy(), each.nice(), each.priority());
        }
    }
}
