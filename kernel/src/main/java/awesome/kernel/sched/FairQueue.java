package awesome.kernel.sched;

import awesome.kernel.tree.OrderedTree;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/**
 * The threads of one CPU that share it by weight: earliest eligible virtual deadline first (Stoica and Abdel-Wahab,
 * <i>Earliest Eligible Virtual Deadline First</i>, 1995).
 *
 * <p>A thread's virtual time is the time it has run, in units that are longer for greater weights. The queue's virtual
 * time is the mean of its threads' by weight: where each would be if all ran at once at their shares. A thread that is
 * behind it, or just there, has {@linkplain #isEligible a right to run}. Among those the earliest deadline wins: the
 * virtual time at which a thread that asks for a slice of time should have got it. The distance to the mean is a
 * thread's lag; one that sleeps keeps it. What it has run too much it pays off while it sleeps, as the mean goes on.
 *
 * <p>The thread that runs counts, but is not in the tree, so that it can be charged.
 */
@NoAlloc("threads are switched with interrupts off")
@NonNull
final class FairQueue {
    private final int cpu;
    /** By deadline, with the virtual time as rank. */
    private final OrderedTree waiting = new OrderedTree(true);
    /** The virtual time, rounded down; what is missing is {@code rest / load}, which is less than 1. */
    private long now;
    private long rest;
    /** The sum of all weights. */
    private long load;
    private int size;

    FairQueue(int cpu) {
        this.cpu = cpu;
    }

    /** The sum of the weights of all threads here, with the one that runs. */
    long load() {
        return load;
    }

    /** How many threads are here, with the one that runs. */
    int size() {
        return size;
    }

    /** Whether threads wait here beside the one that runs. */
    boolean hasWaiting() {
        return waiting.size() != 0;
    }

    /** The mean virtual time, rounded down. */
    long virtualTime() {
        return now;
    }

    /** Whether a thread here is not ahead of its share; at least one is not. */
    boolean isEligible(Schedulable thread) {
        return thread.served <= now;
    }

    /** Takes a thread in, which waits from now on. */
    void join(Schedulable thread) {
        long lag = thread.lag;
        if (lag < 0 && thread.leftCpu == cpu) {
            lag = Math.min(0, lag + Math.max(0, now - thread.leftAt));
        }
        // When it comes, the mean moves towards it; this much further away, its lag is right afterwards.
        thread.served = load == 0 ? now : now - lag - lag * thread.weight / load;
        long slice = Weights.virtual(thread.slice(), thread.weight);
        thread.deadline = thread.served + (thread.isNew ? slice / 2 : slice);
        thread.isNew = false;
        count(thread, 1);
        size++;
        waiting.add(keyed(thread));
    }

    /** Lets a thread go, whether it waits or runs. */
    void leave(Schedulable thread) {
        if (thread.isInTree()) {
            waiting.remove(thread);
        }
        long most = 2 * Weights.virtual(thread.slice(), thread.weight);
        thread.lag = Math.max(-most, Math.min(most, now - thread.served));
        thread.leftAt = now;
        thread.leftCpu = cpu;
        size--;
        count(thread, -1);
    }

    /** Adds the weight of a thread to the mean, or takes it from there. */
    private void count(Schedulable thread, int sign) {
        load += sign * (long) thread.weight;
        rest += sign * thread.weight * (thread.served - now);
        settle();
    }

    private void settle() {
        if (load == 0) {
            rest = 0;
            return;
        }
        long whole = Math.floorDiv(rest, load);
        now += whole;
        rest -= whole * load;
    }

    private static Schedulable keyed(Schedulable thread) {
        thread.setOrder(thread.deadline, thread.served);
        return thread;
    }

    /** The thread that should run next of those that wait; null if none waits that is eligible. */
    Schedulable best() {
        return (Schedulable) waiting.firstOfRank(now);
    }

    /** The waiting thread with the earliest deadline, eligible or not; null if there is none. */
    Schedulable first() {
        return (Schedulable) waiting.first();
    }

    /** The one after another; null if there is none. */
    Schedulable after(Schedulable thread) {
        return (Schedulable) waiting.after(thread);
    }

    /** A thread that waits runs from now on. */
    void start(Schedulable thread) {
        waiting.remove(thread);
    }

    /** The thread that runs waits from now on. */
    void stop(Schedulable thread) {
        waiting.add(keyed(thread));
    }

    /** Notes that the thread that runs has run for {@code nanos} more; whether it has got what it asked for. */
    boolean charge(Schedulable thread, long nanos) {
        advance(thread, Weights.virtual(nanos, thread.weight));
        if (thread.served < thread.deadline) {
            return false;
        }
        ask(thread);
        return true;
    }

    private void advance(Schedulable thread, long virtual) {
        thread.served += virtual;
        rest += thread.weight * virtual;
        settle();
    }

    private static void ask(Schedulable thread) {
        thread.deadline = thread.served + Weights.virtual(thread.slice(), thread.weight);
    }

    /** How long the thread that runs may go on until it has got what it asked for, in nanoseconds. */
    long left(Schedulable thread) {
        return Weights.real(thread.deadline - thread.served, thread.weight);
    }

    /** The thread that runs does without the rest of what it asked for, unless it is ahead of its share anyway. */
    void yield(Schedulable thread) {
        if (isEligible(thread)) {
            advance(thread, thread.deadline - thread.served);
        }
        ask(thread);
    }

    /** Gives a thread another weight; its lag and what it still asks for stay the same in real time. */
    void reweigh(Schedulable thread, int weight) {
        boolean waits = thread.isInTree();
        if (waits) {
            waiting.remove(thread);
        }
        int before = thread.weight;
        long mean = now;
        long lag = mean - thread.served;
        long asked = thread.deadline - thread.served;
        count(thread, -1);
        thread.weight = weight;
        thread.served = mean - lag * before / weight;
        thread.deadline = thread.served + asked * before / weight;
        count(thread, 1);
        if (waits) {
            waiting.add(keyed(thread));
        }
    }
}
