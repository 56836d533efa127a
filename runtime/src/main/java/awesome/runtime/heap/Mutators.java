package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * The threads that use the heap, as the heap sees them. A target with several binds them by
 * {@link Heap#setMutators}. Threads may be stopped at any instruction that is not between {@link #lock} and
 * {@link #unlock}.
 */
@NoAlloc("part of allocation and collection")
public interface Mutators {
    /** Takes what the collector calls a root. */
    interface Roots {
        /** Every word in a range of memory may be a reference, and is one of those that keep an object. */
        void words(Address from, Address to);
    }

    /** The {@link BumpTable} of the current thread. */
    Address ownRuns();

    /** Gets the heap for the current thread alone; again and again, if it has it. */
    void lock();

    /** Ends {@link #lock}. */
    void unlock();

    /**
     * Has the current thread not be stopped, for some instructions of which a collection sees all or none. Only where a
     * {@link Cycle} marks beside other threads is there anything to do.
     *
     * @return what {@link #allowStops} is to be given
     */
    default boolean forbidStops() {
        return true;
    }

    /** Ends {@link #forbidStops}. */
    default void allowStops(boolean before) {
        // See above.
    }

    /** Stops all other threads. The heap is locked. */
    void stop();

    /** Ends {@link #stop}. */
    void resume();

    /**
     * Tells the stacks and registers of all threads.
     *
     * @param stackPointer where the current thread's frames start, its registers among them
     */
    void scan(Address stackPointer, Roots roots);

    /**
     * Tells the stacks and registers of those threads but the current one that were stopped between any two instructions,
     * and not where they wait for something.
     */
    void scanInterrupted(Roots roots);

    /** Tells the tables of the stopped threads by {@link Survivors#leaveRuns}. Before marking. */
    void tables(Survivors survivors);

    /** Lets go of what belongs to dead objects. After marking, before the sweep. */
    void forget(Survivors survivors);

    /** Tells the tables of the stopped threads by {@link Survivors#keepRuns}. After marking. */
    void keep(Survivors survivors);
}
