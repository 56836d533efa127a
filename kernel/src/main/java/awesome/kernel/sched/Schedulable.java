package awesome.kernel.sched;

import awesome.kernel.tree.TreeNode;
import awesome.magic.NoAlloc;

/**
 * What run queues know of a thread; threads extend it. It has the links by which it is in a queue, so that waking and
 * switching allocate nothing. All but the constants and the constructor belongs to the {@link RunQueue} that the thread
 * is on, under the lock of that; others may read what the methods here give, which may be outdated.
 */
@NoAlloc("threads are switched with interrupts off")
public abstract class Schedulable extends TreeNode {
    /** The nice value that gets most. */
    public static final int LEAST_NICE = -20;
    /** The nice value that gets least. */
    public static final int MOST_NICE = 19;
    /** The lowest priority of a real-time thread. */
    public static final int LEAST_PRIORITY = 1;
    /** The highest priority of a real-time thread. */
    public static final int MOST_PRIORITY = 99;
    /** How long a thread runs at least before one that has no earlier deadline, in nanoseconds. */
    public static final long NORMAL_SLICE = 3_000_000;
    /** The same for {@link Policy#BATCH} and {@link Policy#IDLE}. */
    public static final long LONG_SLICE = 12_000_000;
    /** How long a {@link Policy#ROUND_ROBIN} thread runs before its equals (sched_rr_get_interval(2)). */
    public static final long ROUND_ROBIN_SLICE = 100_000_000;

    /** Where a thread is. */
    public enum State {
        /** On no run queue: it waits for something, has not started or has ended. */
        ASLEEP,
        /** On a run queue, waiting for its turn. */
        READY,
        /** The one that runs on its CPU. */
        RUNNING
    }

    /** The {@linkplain #urgency} of the lowest real-time priority, less one. */
    static final int REAL_TIME = 100;
    private static final int OF_NICE_0 = 20;

    volatile State state = State.ASLEEP;
    /** The number of the CPU on whose run queue this is, or was last. */
    volatile int cpu;
    Policy policy = Policy.NORMAL;
    int nice;
    int priority;
    /** The urgency lent by a thread that waits for this one; -1 for none. */
    int lent = -1;
    /** How the thread is queued at present: policy, nice value, priority and what was lent, taken together. */
    int urgency = OF_NICE_0;
    int weight = Weights.NORMAL;
    /** CPUs that it may run on. */
    final CpuSet allowed = new CpuSet();

    /** Virtual time up to which it has been served; meaningful while it is on a queue. */
    long served;
    /** Virtual time by which it should get what it asks for, a slice. */
    long deadline;
    /** The lag with which it left the queue, see {@link FairQueue}. */
    long lag;
    /** Virtual time of the queue that it left, and which that was. */
    long leftAt;
    int leftCpu = -1;
    boolean isNew = true;

    /** What is left of the turn of a round-robin thread. */
    long turn = ROUND_ROBIN_SLICE;
    Schedulable next;
    Schedulable previous;

    /** Whether it sleeps until somebody wakes it. */
    boolean sleeps;
    /** Whether it comes before its equals when it wakes, if it is of real time. Changed by itself. */
    volatile boolean keepsPlace;
    /** Whether it has been woken while it did not sleep. */
    boolean wakePending;

    long ran;
    long switches;

    /** A thread that may run on each CPU, of nice value 0. */
    protected Schedulable() {
        allowed.addAll();
    }

    /**
     * Says whether the current thread comes before its equals when it wakes, if it is of real time: it sleeps for a reason
     * that programs do not know.
     */
    public final void setKeepsPlace(boolean keeps) {
        keepsPlace = keeps;
    }

    /** Where it is. */
    public final State state() {
        return state;
    }

    /** The number of the CPU on whose run queue it is, or was last. */
    public final int cpu() {
        return cpu;
    }

    /** How it shares. */
    public final Policy policy() {
        return policy;
    }

    /** From {@link #LEAST_NICE} to {@link #MOST_NICE}; it counts for policies that are not real-time. */
    public final int nice() {
        return nice;
    }

    /** From {@link #LEAST_PRIORITY} to {@link #MOST_PRIORITY} for real-time policies, else 0. */
    public final int priority() {
        return priority;
    }

    /**
     * How the thread compares with others that wait for the same: 0 for {@link Policy#IDLE}, from 1 to 40 for nice
     * values, more than 100 for real-time priorities; with what was {@linkplain RunQueue#lend lent}.
     */
    public final int urgency() {
        return urgency;
    }

    /** Nanoseconds that it has run, up to when it was last accounted for. */
    public final long ran() {
        return ran;
    }

    /** How often it has got a CPU. */
    public final long switches() {
        return switches;
    }

    /** Whether a CPU, by number, is one that it may run on. */
    public final boolean mayRunOn(int number) {
        return allowed.contains(number);
    }

    /** Lets it run on one CPU alone from now on, where it is or which it gets to when it is woken. */
    public final void keepOn(int number) {
        allowed.set(1L << number);
    }

    /** Whether it is queued by priority. */
    final boolean isRealTime() {
        return urgency > REAL_TIME;
    }

    /** Whether it takes turns with its equals. */
    final boolean takesTurns() {
        return policy == Policy.ROUND_ROBIN;
    }

    /** Whether it must not run while a thread with a nice value could. */
    final boolean isIdlePolicy() {
        return urgency == 0;
    }

    /** How much it asks for at a time, in nanoseconds. */
    final long slice() {
        return policy == Policy.BATCH || policy == Policy.IDLE ? LONG_SLICE : NORMAL_SLICE;
    }

    /** The urgency without what was lent. */
    final int ownUrgency() {
        if (policy.isRealTime()) {
            return REAL_TIME + priority;
        }
        return policy == Policy.IDLE ? 0 : OF_NICE_0 - nice;
    }

    /** The urgency with what was lent. */
    final int effectiveUrgency() {
        return Math.max(ownUrgency(), lent);
    }

    /** The weight that goes with an urgency that is not a real-time one. */
    static int weightOf(int urgency) {
        return urgency == 0 ? Weights.IDLE : Weights.ofNice(OF_NICE_0 - urgency);
    }

    /** Sets the urgency, and the weight that goes with it. */
    final void setUrgency(int urgency) {
        this.urgency = urgency;
        if (urgency <= REAL_TIME) {
            weight = weightOf(urgency);
        }
    }

    /** Sets how a {@link FairQueue} orders it. */
    final void setOrder(long deadline, long served) {
        key = deadline;
        rank = served;
    }
}
