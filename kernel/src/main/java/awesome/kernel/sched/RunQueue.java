package awesome.kernel.sched;

import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/**
 * The threads that are ready to run on one CPU, and which of them does. Real-time threads come first, by priority, then
 * those that share by nice values, then the idle thread, which is never taken off and always ready.
 *
 * <p>All is called with interrupts off and, where there are several CPUs, under the lock of this run queue. Times are
 * nanoseconds of a clock that never goes back, the same for all run queues. Where the answer is that the current thread
 * should make way, the CPU of this queue calls {@link #pickNext} soon.
 */
@NoAlloc("threads are switched with interrupts off")
@NonNull
public final class RunQueue {
    /** A time that never comes. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** By how much earlier the deadline has to be of a thread that runs at once when it wakes, in virtual time. */
    private static final long WORTH_A_SWITCH = 100_000;

    /** Threads that are looked at for one that may move, of each kind. */
    private static final int MOST_LOOKED_AT = 32;

    private static final LockClass KIND = LockClass.of("run queue");

    /** Guards all of it where there are several CPUs; {@link RunQueues} takes it. */
    final SpinLock lock;
    /** The thread that the CPU leaves though it wants to run, because it may not run there any more. */
    Schedulable evicted;
    /** When the timer of the CPU comes at the latest, as it was told. */
    long due = FOREVER;
    /** Whether the CPU has been told to pick anew and has not done so: it need not be told again. */
    private boolean asked;

    private final int cpu;
    private final Schedulable idle;
    private final RealTimeQueue realTime = new RealTimeQueue();
    private final RealTimeBudget budget = new RealTimeBudget();
    private final FairQueue fair;
    private Schedulable current;
    /** How often another thread became the current one. */
    private long switches;
    /** Up to when the current thread has been charged. */
    private long charged;

    /**
     * A queue on which only the idle thread runs.
     *
     * @param cpu the number of the CPU
     * @param idle what runs when nothing else does; it never sleeps and is on no other queue
     */
    public RunQueue(int cpu, Schedulable idle) {
        this.cpu = cpu;
        this.idle = idle;
        this.current = idle;
        this.fair = new FairQueue(cpu);
        this.lock = new SpinLock(KIND, cpu);
        idle.cpu = cpu;
        idle.state = Schedulable.State.RUNNING;
    }

    /** The number of the CPU. */
    public int cpu() {
        return cpu;
    }

    /** The thread that was {@linkplain #pickNext picked} last. */
    public Schedulable current() {
        return current;
    }

    /** What runs when nothing else does. */
    public Schedulable idle() {
        return idle;
    }

    /** How many threads are ready or run, without the idle one. */
    public int size() {
        return realTime.size() + fair.size();
    }

    /** How often the CPU has gone from one thread to another; who does not hold the lock may see less. */
    public long switches() {
        return switches;
    }

    /** The weights of the threads that share, with the one that runs: 1024 for nice 0. */
    public long load() {
        return fair.load();
    }

    /** Whether a thread that shares and is on this queue is not ahead of its share. */
    boolean hasRightToRun(Schedulable thread) {
        return fair.isEligible(thread);
    }

    /** Whether a thread is ready beside the one that runs. */
    public boolean hasWaiting() {
        return size() > (current != idle && current.state == Schedulable.State.RUNNING ? 1 : 0);
    }

    /**
     * Makes a thread ready that is asleep, or is new.
     *
     * @return whether the current thread should make way for it
     */
    public boolean wake(Schedulable thread, long now) {
        if (thread.state != Schedulable.State.ASLEEP) {
            throw new IllegalStateException("a thread that is not asleep is woken");
        }
        charge(now);
        thread.cpu = cpu;
        thread.state = Schedulable.State.READY;
        // Who has slept for reasons of the kernel's own does not lose its place.
        enqueue(thread, thread.keepsPlace);
        return shouldPreempt(thread, now);
    }

    /** Notes that the CPU is told to pick anew; false if it has been told already. */
    boolean ask() {
        boolean first = !asked;
        asked = true;
        return first;
    }

    /** Whether {@code thread}, which is ready, should run instead of the current one. */
    private boolean shouldPreempt(Schedulable thread, long now) {
        if (current == idle || current.state != Schedulable.State.RUNNING) {
            return true;
        }
        if (thread.isRealTime()) {
            return current.isRealTime() ? thread.urgency > current.urgency : !budget.isSpent(now);
        }
        if (current.isRealTime()) {
            return budget.isSpent(now);
        }
        if (thread.policy != Policy.NORMAL || thread.isIdlePolicy()) {
            return false;
        }
        return current.isIdlePolicy()
                || fair.isEligible(thread) && thread.deadline + WORTH_A_SWITCH < current.deadline;
    }

    /**
     * Takes the current thread off, which is not the idle one: it is asleep until it is woken. {@link #pickNext}
     * follows before the lock of this queue is let go.
     */
    public void sleep(long now) {
        charge(now);
        dequeue(current);
        current.state = Schedulable.State.ASLEEP;
    }

    /** The current thread lets others come first, as sched_yield(2) does; {@link #pickNext} follows. */
    public void yield(long now) {
        charge(now);
        if (current == idle) {
            return;
        }
        if (current.isRealTime()) {
            realTime.moveLast(current);
        } else if (fair.hasWaiting()) {
            fair.yield(current);
        }
    }

    /**
     * Charges the current thread for the time it has run; to be called by {@link #nextTimer} at the latest.
     *
     * @return whether it should make way for another
     */
    public boolean charge(long now) {
        long nanos = Math.max(0, now - charged);
        charged = Math.max(charged, now);
        current.ran += nanos;
        if (current == idle) {
            return size() != 0;
        }
        if (current.state != Schedulable.State.RUNNING) {
            return true;
        }
        if (current.isRealTime()) {
            budget.charge(nanos, now);
            return takeTurn(nanos) || fair.size() != 0 && budget.isSpent(now);
        }
        boolean served = fair.charge(current, nanos) && fair.hasWaiting();
        return served || realTime.size() != 0 && !budget.isSpent(now);
    }

    /** Nanoseconds that a thread of this queue has run up to now, which may not have been charged yet. */
    long ran(Schedulable thread, long now) {
        return thread.ran + (thread == current ? Math.max(0, now - charged) : 0);
    }

    private boolean takeTurn(long nanos) {
        if (!current.takesTurns()) {
            return false;
        }
        current.turn -= nanos;
        if (current.turn > 0) {
            return false;
        }
        current.turn = Schedulable.ROUND_ROBIN_SLICE;
        if (!realTime.hasEquals(current)) {
            return false;
        }
        realTime.moveLast(current);
        return true;
    }

    /** When {@link #charge} is to be called at the latest if nothing else happens; {@link #FOREVER} for never. */
    public long nextTimer(long now) {
        if (current == idle) {
            return FOREVER;
        }
        if (current.isRealTime()) {
            long turn = current.takesTurns() && realTime.hasEquals(current) ? charged + current.turn : FOREVER;
            return fair.size() == 0 ? turn : Math.min(turn, budget.end(now));
        }
        long slice = fair.hasWaiting() ? charged + fair.left(current) : FOREVER;
        return realTime.size() == 0 ? slice : Math.min(slice, budget.renewal(now));
    }

    /**
     * Chooses who runs from now on, which may be who runs already, and makes it current. The caller switches to it; the
     * lock of this queue is held until that is done.
     */
    public Schedulable pickNext(long now) {
        asked = false;
        if (now > charged) {
            charge(now);
        }
        Schedulable before = current;
        if (before.state == Schedulable.State.RUNNING) {
            before.state = Schedulable.State.READY;
            if (before != idle && !before.isRealTime()) {
                fair.stop(before);
            }
        }
        Schedulable next = best(now);
        if (next != idle && !next.isRealTime()) {
            fair.start(next);
        }
        next.state = Schedulable.State.RUNNING;
        if (next != before) {
            next.switches++;
            switches++;
            current = next;
        }
        return next;
    }

    private Schedulable best(long now) {
        if (realTime.size() != 0 && (fair.size() == 0 || !budget.isSpent(now))) {
            return realTime.first();
        }
        if (fair.size() == 0) {
            return idle;
        }
        return fair.best();
    }

    /**
     * Changes how a thread shares the processor, whose {@link Schedulable#cpu} is this queue's, awake or not.
     *
     * @param nice from {@link Schedulable#LEAST_NICE} to {@link Schedulable#MOST_NICE}
     * @param priority from {@link Schedulable#LEAST_PRIORITY} to {@link Schedulable#MOST_PRIORITY} if the policy is a
     *     real-time one, else 0
     * @return whether the current thread should make way for another
     */
    public boolean setPolicy(Schedulable thread, Policy policy, int nice, int priority, long now) {
        requirePossible(policy, nice, priority);
        charge(now);
        thread.policy = policy;
        thread.nice = nice;
        thread.priority = priority;
        thread.turn = Schedulable.ROUND_ROBIN_SLICE;
        return requeue(thread, now);
    }

    /** Throws if {@link #setPolicy} does not take these. */
    static void requirePossible(Policy policy, int nice, int priority) {
        if (nice < Schedulable.LEAST_NICE || nice > Schedulable.MOST_NICE) {
            throw new IllegalArgumentException("a nice value is from -20 to 19");
        }
        if (policy.isRealTime() ? priority < Schedulable.LEAST_PRIORITY || priority > Schedulable.MOST_PRIORITY
                : priority != 0) {
            throw new IllegalArgumentException("a priority is from 1 to 99 for real-time policies, else 0");
        }
    }

    /**
     * Lets a thread, whose {@link Schedulable#cpu} is this queue's, run as if it had another urgency if that is higher
     * than its own: the most urgent thread that waits for it has that.
     *
     * @param urgency as {@link Schedulable#urgency()} gives it; -1 for none
     * @return whether the current thread should make way for another
     */
    public boolean lend(Schedulable thread, int urgency, long now) {
        if (thread.lent == urgency) {
            return false;
        }
        charge(now);
        thread.lent = urgency;
        return requeue(thread, now);
    }

    /**
     * Queues a thread anew, some of whose properties have changed but those that say how it is queued have not. Who runs and
     * loses urgency stays before its new equals (pthread_mutex_lock is no yield); who gains some comes behind them.
     */
    private boolean requeue(Schedulable thread, long now) {
        int urgency = thread.effectiveUrgency();
        if (thread.state == Schedulable.State.ASLEEP) {
            thread.setUrgency(urgency);
            return false;
        }
        if (thread.isRealTime() || urgency > Schedulable.REAL_TIME) {
            boolean gains = urgency > thread.urgency;
            dequeue(thread);
            thread.setUrgency(urgency);
            enqueue(thread, thread == current && !gains);
        } else {
            fair.reweigh(thread, Schedulable.weightOf(urgency));
            thread.setUrgency(urgency);
        }
        return thread == current ? hasWaiting() : shouldPreempt(thread, now);
    }

    /** Adds a thread that is ready; before its equals if it is of real time and {@code first}. */
    private void enqueue(Schedulable thread, boolean first) {
        if (thread.isRealTime()) {
            if (first) {
                realTime.addFirst(thread);
            } else {
                realTime.addLast(thread);
            }
        } else {
            fair.join(thread);
            if (thread == current) {
                fair.start(thread);
            }
        }
    }

    private void dequeue(Schedulable thread) {
        if (thread.isRealTime()) {
            realTime.remove(thread);
        } else {
            fair.leave(thread);
        }
    }

    /**
     * Takes a thread off that waits here and may run on another CPU, the first that would run here; it is as asleep
     * until it is woken on a queue of another CPU.
     *
     * @return null if there is none among the first few
     */
    public Schedulable release(int forCpu, long now) {
        charge(now);
        Schedulable thread = realTime.size() == 0 ? null : firstMovable(realTime.first(), forCpu);
        if (thread == null && fair.hasWaiting()) {
            thread = firstMovable(fair.first(), forCpu);
        }
        if (thread != null) {
            takeOff(thread, now);
        }
        return thread;
    }

    /** Takes a thread off that waits here; it is as asleep until it is woken on a queue. */
    void takeOff(Schedulable thread, long now) {
        charge(now);
        dequeue(thread);
        thread.state = Schedulable.State.ASLEEP;
    }

    private Schedulable firstMovable(Schedulable first, int forCpu) {
        Schedulable thread = first;
        for (int i = 0; i < MOST_LOOKED_AT && thread != null; i++) {
            if (thread.state == Schedulable.State.READY && thread.mayRunOn(forCpu)) {
                return thread;
            }
            thread = thread.isRealTime() ? realTime.after(thread) : fair.after(thread);
        }
        return null;
    }
}
