package awesome.runtime.heap;

import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/** Threads without stacks: each allocates in its own runs, and may be stopped while it does. One at a time runs. */
final class SimulatedThreads implements Mutators {
    private static final int TABLE_BYTES = 64;

    private final SimulatedHeap simulated;
    private final Address tables;
    private final int count;
    /** What a thread is about to allocate; 0 for nothing. */
    private final long[] begun;
    private int current;
    /** An object that is asked for in each collection, if it is not 0, and what the collector said of it. */
    long watched;
    boolean takenForDead;

    /** @param tables zeroed memory for them */
    SimulatedThreads(SimulatedHeap simulated, Address tables, int count) {
        this.simulated = simulated;
        this.tables = tables;
        this.count = count;
        this.begun = new long[count];
    }

    private Address table(int thread) {
        return tables.plus((long) thread * TABLE_BYTES);
    }

    /** Lets another thread run, unless it is within an allocation. */
    void run(int thread) {
        if (begun[thread] == 0) {
            current = thread;
        }
    }

    /** Another thread ends, and a new one comes in its place. */
    void end(int thread) {
        if (thread != current && begun[thread] == 0) {
            table(thread).fill((byte) 0, TABLE_BYTES);
        }
    }

    /** Another thread writes the class of a new object, if it has room for it, and is stopped. */
    void begin(int thread, int hub, int bytes) {
        long next = table(thread).readLong(BumpTable.RUN);
        if (thread != current && begun[thread] == 0 && next + bytes <= BumpTable.end(table(thread), BumpTable.RUN)) {
            simulated.at(next).writeInt(hub);
            begun[thread] = next;
        }
    }

    /** A thread goes on with what it began: the new object; 0 if there is none. */
    long complete(int thread, int length, int bytes) {
        long object = begun[thread];
        if (object != 0) {
            simulated.at(object).writeInt(Hubs.ARRAY_LENGTH, length);
            table(thread).writeLong(BumpTable.RUN, object + bytes);
            begun[thread] = 0;
        }
        return object;
    }

    @Override
    public Address ownRuns() {
        return table(current);
    }

    @Override
    public void lock() {
        // One thread runs at a time.
    }

    @Override
    public void unlock() {
        // One thread runs at a time.
    }

    @Override
    public void stop() {
        // The others stand still.
    }

    @Override
    public void resume() {
        // The others stand still.
    }

    @Override
    public void scan(Address stackPointer, Roots roots) {
        // What a thread has begun is in its run; they have nothing else.
    }

    @Override
    public void tables(Survivors survivors) {
        for (int i = 0; i < count; i++) {
            if (i != current) {
                survivors.leaveRuns(table(i));
            }
        }
    }

    @Override
    public void forget(Survivors survivors) {
        takenForDead = watched != 0 && survivors.isDead(simulated.at(watched));
    }

    @Override
    public void keep(Survivors survivors) {
        for (int i = 0; i < count; i++) {
            if (i != current) {
                survivors.keepRuns(table(i));
            }
        }
    }
}
