package awesome.kernel.sched;

import awesome.kernel.lock.LockChecker;
import awesome.kernel.lock.Locks;
import awesome.kernel.machine.Cpus;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/**
 * The run queues of all CPUs: where a thread that is woken goes, how it gets from one to another, and how a thread
 * that is about to sleep cannot miss that it is woken. All is called with interrupts off. Each queue has a lock, taken
 * in the order of the numbers of CPUs; no other lock is taken while one of these is held.
 *
 * <p>A CPU changes threads in three steps: {@code next = beginSleep(cpu, now)} (or {@link #beginYield}, {@link
 * #beginSwitch}, {@link #beginExit}), switch to {@code next}, {@code endSwitch(cpu)} as whoever runs then. The lock of
 * its queue is held from the first step to the last: nobody can make the thread that is left run elsewhere while its
 * registers and stack are still in use here.
 *
 * <p>{@link #wake} before {@link #beginSleep} is not lost: the thread does not sleep then. So a thread says what it
 * waits for, looks whether it is there already, and sleeps if not; who brings it wakes the thread if it says that it
 * waits. Threads may be woken for nothing and look again.
 */
@NoAlloc("threads are switched with interrupts off")
@NonNull
public final class RunQueues {
    /** Tells other CPUs what to do. */
    @NoAlloc("threads are switched with interrupts off")
    public interface Port {
        /**
         * Has a CPU, perhaps the caller's own, change threads by {@link RunQueues#beginSwitch} as soon as it may. The
         * caller may have locks of run queues.
         */
        void reschedule(int cpu);

        /**
         * Has a CPU, perhaps the caller's own, call {@link RunQueues#charge} at {@code time} or soon after it, which is
         * earlier than it was told before.
         */
        void timer(int cpu, long time);
    }

    /** In place of a time for {@link Port#timer}: there is nothing to tell, or {@link Port#reschedule}. */
    private static final long NOTHING = RunQueue.FOREVER;
    private static final long MAKE_WAY = -1;

    private final Port port;
    private final RunQueue[] queues = new RunQueue[Cpus.LIMIT];
    private final CpuSet online = new CpuSet();

    /** Queues of no CPU, for those that are {@linkplain #add added}. */
    public RunQueues(Port port) {
        this.port = port;
    }

    /**
     * The next CPU, from 0 on, takes part from now on. One CPU at a time says so.
     *
     * @param idle what runs there when nothing else does, and does now
     */
    @MayAllocate("ordinary code calls it")
    public void add(Schedulable idle) {
        int cpu = online.mask() == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(online.mask());
        queues[cpu] = new RunQueue(cpu, idle);
        online.add(cpu);
    }

    /** The CPUs that take part. */
    public CpuSet online() {
        return online;
    }

    /** The queue of a CPU, to look at. */
    public RunQueue queue(int cpu) {
        return queues[cpu];
    }

    /** Takes a thread in that is new. */
    public void start(Schedulable thread, long now) {
        while (!place(thread, true, now)) {
            Locks.machine().relax();
        }
    }

    /** Wakes a thread, or keeps it from sleeping the next time that it is about to. */
    public void wake(Schedulable thread, long now) {
        while (!place(thread, false, now)) {
            Locks.machine().relax();
        }
    }

    /**
     * Puts a thread on a queue if it sleeps, or if {@code anyway} is set and it is on none.
     *
     * @return false if a lock is not to be had: others may need what the caller has
     */
    private boolean place(Schedulable thread, boolean anyway, long now) {
        RunQueue from = lockQueueOf(thread);
        if (!thread.sleeps && !anyway) {
            thread.wakePending = true;
            from.lock.letGo();
            return true;
        }
        if (thread.state != Schedulable.State.ASLEEP) {
            from.lock.letGo();
            return true;
        }
        RunQueue to = choose(thread, from);
        if (to != from && !lockAlso(to, from)) {
            from.lock.letGo();
            return false;
        }
        thread.sleeps = false;
        long news = news(to, to.wake(thread, now), now);
        if (to != from) {
            to.lock.letGo();
        }
        from.lock.letGo();
        tell(to.cpu(), news);
        return true;
    }

    /** What a CPU, whose queue is locked, has to be told: to make way, a time for its timer, or nothing. */
    private static long news(RunQueue queue, boolean makesWay, long now) {
        if (makesWay) {
            return queue.ask() ? MAKE_WAY : NOTHING;
        }
        long time = queue.nextTimer(now);
        if (time >= queue.due) {
            return NOTHING;
        }
        queue.due = time;
        return time;
    }

    /** Tells a CPU what {@link #news} there are, when its queue is let go. */
    private void tell(int cpu, long news) {
        if (news == MAKE_WAY) {
            port.reschedule(cpu);
        } else if (news != NOTHING) {
            port.timer(cpu, news);
        }
    }

    /** Takes the lock of the queue that a thread is on, or was on last. */
    private RunQueue lockQueueOf(Schedulable thread) {
        while (true) {
            RunQueue queue = queues[thread.cpu];
            queue.lock.acquire();
            if (thread.cpu == queue.cpu()) {
                return queue;
            }
            queue.lock.letGo();
        }
    }

    /** Takes the lock of another queue beside one; false if that would be against the order and somebody has it. */
    private static boolean lockAlso(RunQueue other, RunQueue held) {
        if (other.cpu() > held.cpu()) {
            other.lock.acquire();
            return true;
        }
        return other.lock.tryAcquire();
    }

    /** Where a thread goes that becomes ready: to an idle CPU, best the last; else where it runs soonest. */
    private RunQueue choose(Schedulable thread, RunQueue last) {
        RunQueue best = online.contains(last.cpu()) && thread.mayRunOn(last.cpu()) ? last : null;
        int least = best == null ? Integer.MAX_VALUE : cost(thread, best);
        for (int cpu = online.next(0); cpu >= 0 && least != 0; cpu = online.next(cpu + 1)) {
            RunQueue queue = queues[cpu];
            if (queue != last && thread.mayRunOn(cpu)) {
                int cost = cost(thread, queue);
                if (cost < least) {
                    best = queue;
                    least = cost;
                }
            }
        }
        // Better somewhere than nowhere: the CPUs that it is bound to may not have been started.
        return best == null ? queues[online.next(0)] : best;
    }

    /** How many threads a thread would wait for, about; 0 where nobody runs. */
    private static int cost(Schedulable thread, RunQueue queue) {
        if (thread.isRealTime()) {
            return queue.size() == 0 ? 0 : 1 + queue.current().urgency();
        }
        return queue.size();
    }

    /**
     * The current thread of CPU {@code cpu}, the caller's, sleeps until it is woken.
     *
     * @return null if it has been woken already and must not sleep; else who runs next, for {@link #endSwitch}
     */
    public Schedulable beginSleep(int cpu, long now) {
        LockChecker.willSleep();
        RunQueue queue = locked(cpu);
        Schedulable thread = queue.current();
        if (thread.wakePending) {
            thread.wakePending = false;
            queue.lock.letGo();
            return null;
        }
        thread.sleeps = true;
        queue.sleep(now);
        return pick(queue, now);
    }

    private RunQueue locked(int cpu) {
        RunQueue queue = queues[cpu];
        queue.lock.acquire();
        return queue;
    }

    /** The current thread of CPU {@code cpu}, the caller's, ends; who runs next, for {@link #endSwitch}. */
    public Schedulable beginExit(int cpu, long now) {
        RunQueue queue = locked(cpu);
        queue.sleep(now);
        return pick(queue, now);
    }

    /** The current thread of CPU {@code cpu}, the caller's, lets others come first; who runs next. */
    public Schedulable beginYield(int cpu, long now) {
        RunQueue queue = locked(cpu);
        queue.yield(now);
        return pickOrStay(queue, now);
    }

    /** CPU {@code cpu}, the caller's, changes threads if it should; who runs next, perhaps the same. */
    public Schedulable beginSwitch(int cpu, long now) {
        return pickOrStay(locked(cpu), now);
    }

    private Schedulable pickOrStay(RunQueue queue, long now) {
        Schedulable thread = queue.current();
        if (thread != queue.idle() && !thread.mayRunOn(queue.cpu()) && thread.allowed.meets(online)) {
            queue.evicted = thread;
            queue.sleep(now);
        }
        return pick(queue, now);
    }

    private Schedulable pick(RunQueue queue, long now) {
        Schedulable next = queue.pickNext(now);
        if (next == queue.idle() && steal(queue, now)) {
            next = queue.pickNext(now);
        }
        return next;
    }

    /** Gets a thread for a CPU that has nothing to do from the one where most wait. */
    private boolean steal(RunQueue thief, long now) {
        RunQueue victim = null;
        for (int cpu = online.next(0); cpu >= 0; cpu = online.next(cpu + 1)) {
            RunQueue queue = queues[cpu];
            if (queue != thief && queue.hasWaiting() && (victim == null || queue.size() > victim.size())) {
                victim = queue;
            }
        }
        if (victim == null || !lockAlso(victim, thief)) {
            return false;
        }
        Schedulable thread = victim.release(thief.cpu(), now);
        if (thread != null) {
            thief.wake(thread, now);
        }
        victim.lock.letGo();
        return thread != null;
    }

    /**
     * Ends a change of threads on CPU {@code cpu}, the caller's, as the one that runs now.
     *
     * @param now when the change began, or later
     */
    public void endSwitch(int cpu, long now) {
        RunQueue queue = queues[cpu];
        Schedulable left = queue.evicted;
        if (left == null) {
            queue.lock.letGo();
        } else {
            queue.evicted = null;
            queue.lock.letGo();
            start(left, now);
        }
    }

    /**
     * Charges the current thread of CPU {@code cpu}, the caller's; to be called when {@link #nextTimer} says.
     *
     * @return whether it should make way, by {@link #beginSwitch}
     */
    public boolean charge(int cpu, long now) {
        RunQueue queue = locked(cpu);
        boolean makesWay = queue.charge(now);
        queue.lock.letGo();
        return makesWay;
    }

    /** Nanoseconds that a thread has run up to now, on whatever CPU it is. */
    public long ran(Schedulable thread, long now) {
        RunQueue queue = lockQueueOf(thread);
        long ran = queue.ran(thread, now);
        queue.lock.letGo();
        return ran;
    }

    /**
     * When {@link #charge} is to be called on CPU {@code cpu}, the caller's, if nothing else happens. What was said
     * before is forgotten: that timer has come.
     */
    public long nextTimer(int cpu, long now) {
        RunQueue queue = locked(cpu);
        long time = queue.nextTimer(now);
        queue.due = time;
        queue.lock.letGo();
        return time;
    }

    /** The same before {@link #endSwitch}, for who runs next, beside what was said before. */
    public long nextTimerOfSwitch(int cpu, long now) {
        RunQueue queue = queues[cpu];
        long time = queue.nextTimer(now);
        if (time < queue.due) {
            queue.due = time;
        }
        return time;
    }

    /**
     * Gives one thread of CPU {@code cpu}, the caller's, to the CPU that has least to do, if that has at least two
     * less. To be called now and then on CPUs where threads wait.
     */
    public void balance(int cpu, long now) {
        RunQueue from = queues[cpu];
        RunQueue to = null;
        int least = from.size() - 1;
        for (int other = online.next(0); other >= 0; other = online.next(other + 1)) {
            if (other != cpu && queues[other].size() < least) {
                to = queues[other];
                least = to.size();
            }
        }
        if (to == null) {
            return;
        }
        RunQueue lower = cpu < to.cpu() ? from : to;
        RunQueue upper = lower == from ? to : from;
        lower.lock.acquire();
        upper.lock.acquire();
        Schedulable thread = to.size() + 1 < from.size() ? from.release(to.cpu(), now) : null;
        long news = news(to, thread != null && to.wake(thread, now), now);
        upper.lock.letGo();
        lower.lock.letGo();
        tell(to.cpu(), news);
    }

    /** Says on which CPUs a thread may run: at least one that is online. It moves there if it has to. */
    public void setAllowed(Schedulable thread, CpuSet cpus, long now) {
        RunQueue queue = lockQueueOf(thread);
        thread.allowed.set(cpus);
        boolean moves = !cpus.contains(queue.cpu()) && cpus.meets(online);
        boolean runs = thread.state == Schedulable.State.RUNNING;
        boolean waits = moves && thread.state == Schedulable.State.READY;
        if (waits) {
            queue.takeOff(thread, now);
        }
        queue.lock.letGo();
        if (waits) {
            start(thread, now);
        } else if (moves && runs) {
            port.reschedule(queue.cpu());
        }
    }

    /** Changes how a thread shares, see {@link RunQueue#setPolicy}. */
    public void setPolicy(Schedulable thread, Policy policy, int nice, int priority, long now) {
        // Nothing is thrown while the queue is locked.
        RunQueue.requirePossible(policy, nice, priority);
        RunQueue queue = lockQueueOf(thread);
        changed(queue, queue.setPolicy(thread, policy, nice, priority, now), now);
    }

    /** Lends a thread an urgency, see {@link RunQueue#lend}. */
    public void lend(Schedulable thread, int urgency, long now) {
        RunQueue queue = lockQueueOf(thread);
        changed(queue, queue.lend(thread, urgency, now), now);
    }

    /** Lets go of a queue whose threads have changed, and tells its CPU. */
    private void changed(RunQueue queue, boolean makesWay, long now) {
        long news = news(queue, makesWay, now);
        queue.lock.letGo();
        tell(queue.cpu(), news);
    }
}
