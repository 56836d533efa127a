package awesome.kernel.sched;

import awesome.kernel.lock.LockChecker;
import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.Locks;
import awesome.kernel.lock.SpinLock;
import awesome.magic.NoAlloc;

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
public final class RunQueues {
    /** Tells other CPUs what to do. */
    @NoAlloc("threads are switched with interrupts off")
    public interface Port {
        /**
         * Has a CPU, perhaps the caller's own, change threads by {@link RunQueues#beginSwitch} as soon as it may. The
         * caller may have locks of run queues.
         */
        void reschedule(int cpu);
    }

    private static final LockClass KIND = LockClass.of("run queue");
    private static final int NOBODY = -1;

    private final Port port;
    private final RunQueue[] queues;
    private final SpinLock[] locks;
    /** The thread that each CPU leaves though it wants to run, because it may not run there any more. */
    private final Schedulable[] evicted;
    private final CpuSet online = new CpuSet();

    /** Queues for the CPUs from 0 on, each of which has its thread for idle times in {@code idle}. CPU 0 is online. */
    public RunQueues(Schedulable[] idle, Port port) {
        this.port = port;
        queues = new RunQueue[idle.length];
        locks = new SpinLock[idle.length];
        evicted = new Schedulable[idle.length];
        for (int cpu = 0; cpu < idle.length; cpu++) {
            queues[cpu] = new RunQueue(cpu, idle[cpu]);
            locks[cpu] = new SpinLock(KIND, cpu);
        }
        online.set(1);
    }

    /** A CPU takes part from now on. One CPU at a time says so. */
    public void start(int cpu) {
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
        place(thread, true, now);
    }

    /** Wakes a thread, or keeps it from sleeping the next time that it is about to. */
    public void wake(Schedulable thread, long now) {
        place(thread, false, now);
    }

    /** Puts a thread on a queue if it sleeps, or if {@code anyway} is set and it is on none. */
    private void place(Schedulable thread, boolean anyway, long now) {
        while (true) {
            int from = lockQueueOf(thread);
            if (!thread.sleeps && !anyway) {
                thread.wakePending = true;
                locks[from].letGo();
                return;
            }
            if (thread.state != Schedulable.State.ASLEEP) {
                locks[from].letGo();
                return;
            }
            int to = choose(thread, from);
            if (lockAlso(to, from)) {
                thread.sleeps = false;
                boolean preempts = queues[to].wake(thread, now);
                unlockAlso(to, from);
                locks[from].letGo();
                if (preempts) {
                    port.reschedule(to);
                }
                return;
            }
            locks[from].letGo();
            Locks.machine().relax();
        }
    }

    /** Takes the lock of the queue that a thread is on, or was on last; the number of the CPU. */
    private int lockQueueOf(Schedulable thread) {
        while (true) {
            int cpu = thread.cpu;
            locks[cpu].acquire();
            if (thread.cpu == cpu) {
                return cpu;
            }
            locks[cpu].letGo();
        }
    }

    /** Takes another lock beside one; false if that would be against the order and somebody has it. */
    private boolean lockAlso(int other, int held) {
        if (other > held) {
            locks[other].acquire();
            return true;
        }
        return other == held || locks[other].tryAcquire();
    }

    private void unlockAlso(int other, int held) {
        if (other != held) {
            locks[other].letGo();
        }
    }

    /** The CPU for a thread that becomes ready: an idle one, best the last; else where it runs soonest. */
    private int choose(Schedulable thread, int last) {
        int best = NOBODY;
        if (online.contains(last) && thread.mayRunOn(last)) {
            best = last;
        }
        int least = best == NOBODY ? Integer.MAX_VALUE : cost(thread, best);
        for (int cpu = online.next(0); cpu >= 0 && least != 0; cpu = online.next(cpu + 1)) {
            if (cpu != last && thread.mayRunOn(cpu) && cost(thread, cpu) < least) {
                best = cpu;
                least = cost(thread, cpu);
            }
        }
        // Better somewhere than nowhere: the CPUs that it is bound to may not have been started.
        return best == NOBODY ? online.next(0) : best;
    }

    /** How many threads a thread would wait for, about; 0 where nobody runs. */
    private int cost(Schedulable thread, int cpu) {
        RunQueue queue = queues[cpu];
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
        locks[cpu].acquire();
        RunQueue queue = queues[cpu];
        Schedulable thread = queue.current();
        if (thread.wakePending) {
            thread.wakePending = false;
            locks[cpu].letGo();
            return null;
        }
        thread.sleeps = true;
        queue.sleep(now);
        return pick(cpu, now);
    }

    /** The current thread of CPU {@code cpu}, the caller's, ends; who runs next, for {@link #endSwitch}. */
    public Schedulable beginExit(int cpu, long now) {
        locks[cpu].acquire();
        queues[cpu].sleep(now);
        return pick(cpu, now);
    }

    /** The current thread of CPU {@code cpu}, the caller's, lets others come first; who runs next. */
    public Schedulable beginYield(int cpu, long now) {
        locks[cpu].acquire();
        queues[cpu].yield(now);
        return pickOrStay(cpu, now);
    }

    /** CPU {@code cpu}, the caller's, changes threads if it should; who runs next, perhaps the same. */
    public Schedulable beginSwitch(int cpu, long now) {
        locks[cpu].acquire();
        return pickOrStay(cpu, now);
    }

    private Schedulable pickOrStay(int cpu, long now) {
        RunQueue queue = queues[cpu];
        Schedulable thread = queue.current();
        if (thread != queue.idle() && !thread.mayRunOn(cpu) && thread.allowed.meets(online)) {
            evicted[cpu] = thread;
            queue.sleep(now);
        }
        return pick(cpu, now);
    }

    private Schedulable pick(int cpu, long now) {
        RunQueue queue = queues[cpu];
        Schedulable next = queue.pickNext(now);
        if (next == queue.idle() && steal(cpu, now)) {
            next = queue.pickNext(now);
        }
        return next;
    }

    /** Gets a thread for a CPU that has nothing to do from the one where most wait. */
    private boolean steal(int cpu, long now) {
        int victim = NOBODY;
        int most = 0;
        for (int other = online.next(0); other >= 0; other = online.next(other + 1)) {
            if (other != cpu && queues[other].hasWaiting() && queues[other].size() > most) {
                victim = other;
                most = queues[other].size();
            }
        }
        if (victim == NOBODY || !lockAlso(victim, cpu)) {
            return false;
        }
        Schedulable thread = queues[victim].release(cpu, now);
        if (thread != null) {
            queues[cpu].wake(thread, now);
        }
        locks[victim].letGo();
        return thread != null;
    }

    /** Ends a change of threads on CPU {@code cpu}, the caller's, as the one that runs now. */
    public void endSwitch(int cpu, long now) {
        Schedulable left = evicted[cpu];
        evicted[cpu] = null;
        locks[cpu].letGo();
        if (left != null) {
            place(left, true, now);
        }
    }

    /**
     * Charges the current thread of CPU {@code cpu}, the caller's; to be called when {@link #nextTimer} says.
     *
     * @return whether it should make way, by {@link #beginSwitch}
     */
    public boolean charge(int cpu, long now) {
        locks[cpu].acquire();
        boolean makesWay = queues[cpu].charge(now);
        locks[cpu].letGo();
        return makesWay;
    }

    /** When {@link #charge} is to be called on CPU {@code cpu}, the caller's, if nothing else happens. */
    public long nextTimer(int cpu, long now) {
        locks[cpu].acquire();
        long time = queues[cpu].nextTimer(now);
        locks[cpu].letGo();
        return time;
    }

    /**
     * Gives one thread of CPU {@code cpu}, the caller's, to the CPU that has least to do, if that has at least two
     * less. To be called now and then on CPUs where threads wait.
     */
    public void balance(int cpu, long now) {
        int to = NOBODY;
        int least = queues[cpu].size() - 1;
        for (int other = online.next(0); other >= 0; other = online.next(other + 1)) {
            if (other != cpu && queues[other].size() < least) {
                to = other;
                least = queues[other].size();
            }
        }
        if (to == NOBODY) {
            return;
        }
        locks[Math.min(cpu, to)].acquire();
        locks[Math.max(cpu, to)].acquire();
        Schedulable thread = queues[to].size() + 1 < queues[cpu].size() ? queues[cpu].release(to, now) : null;
        boolean preempts = thread != null && queues[to].wake(thread, now);
        locks[Math.max(cpu, to)].letGo();
        locks[Math.min(cpu, to)].letGo();
        if (preempts) {
            port.reschedule(to);
        }
    }

    /** Says on which CPUs a thread may run: at least one that is online. It moves there if it has to. */
    public void setAllowed(Schedulable thread, CpuSet cpus, long now) {
        int cpu = lockQueueOf(thread);
        thread.allowed.set(cpus);
        boolean moves = !cpus.contains(cpu) && cpus.meets(online);
        boolean runs = thread.state == Schedulable.State.RUNNING;
        boolean waits = moves && thread.state == Schedulable.State.READY;
        if (waits) {
            queues[cpu].takeOff(thread, now);
        }
        locks[cpu].letGo();
        if (waits) {
            place(thread, true, now);
        } else if (moves && runs) {
            port.reschedule(cpu);
        }
    }

    /** Changes how a thread shares, see {@link RunQueue#setPolicy}. */
    public void setPolicy(Schedulable thread, Policy policy, int nice, int priority, long now) {
        int cpu = lockQueueOf(thread);
        boolean makesWay = queues[cpu].setPolicy(thread, policy, nice, priority, now);
        locks[cpu].letGo();
        if (makesWay) {
            port.reschedule(cpu);
        }
    }

    /** Lends a thread an urgency, see {@link RunQueue#lend}. */
    public void lend(Schedulable thread, int urgency, long now) {
        int cpu = lockQueueOf(thread);
        boolean makesWay = queues[cpu].lend(thread, urgency, now);
        locks[cpu].letGo();
        if (makesWay) {
            port.reschedule(cpu);
        }
    }
}
