package awesome.runtime.heap;

import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/**
 * Threads whose stack is two registers: each allocates in its own runs, and may be stopped while it does or while it stores
 * a reference. One at a time runs.
 */
final class SimulatedThreads implements Mutators {
    static final int TABLE_BYTES = 64;
    private static final int REGISTERS = TABLE_BYTES - 2 * Long.BYTES;
    /** The register with the object that is stored into, without which it may be gone before. */
    private static final int OBJECT = REGISTERS;
    /** The register with what the store overwrites. */
    private static final int OVERWRITTEN = REGISTERS + Long.BYTES;

    private final SimulatedHeap simulated;
    private final Address tables;
    private final int count;
    /** What a thread is about to allocate; 0 for nothing. */
    private final long[] begun;
    /** Where a thread is about to store, and to tell what was there; 0 if it is not. */
    private final long[] storing;
    private final boolean[] stored;
    private int current;
    private int locked;
    /** How often the heap was locked, and what other threads do before. */
    int ways;
    Runnable others = () -> { };
    /** An object that is asked for in each collection, if it is not 0, and what the collector said of it. */
    long watched;
    boolean takenForDead;

    /** @param tables zeroed memory for them */
    SimulatedThreads(SimulatedHeap simulated, Address tables, int count) {
        this.simulated = simulated;
        this.tables = tables;
        this.count = count;
        this.begun = new long[count];
        this.storing = new long[count];
        this.stored = new boolean[count];
    }

    private Address table(int thread) {
        return tables.plus((long) thread * TABLE_BYTES);
    }

    /** Lets another thread run, unless it is within an allocation. */
    void run(int thread) {
        if (isAtRest(thread)) {
            current = thread;
        }
    }

    /** Has another thread, which is free, do something while the current one waits for the heap. */
    void runMeanwhile(int thread, Runnable action) {
        int before = current;
        Runnable rest = others;
        current = thread;
        others = () -> { };
        action.run();
        others = rest;
        current = before;
    }

    private boolean isAtRest(int thread) {
        return begun[thread] == 0 && storing[thread] == 0;
    }

    /** Whether a thread other than the current one may be given something to do. */
    boolean isFree(int thread) {
        return thread != current && isAtRest(thread);
    }

    /** A thread that is free ends, and a new one comes in its place. */
    void end(int thread) {
        table(thread).fill((byte) 0, TABLE_BYTES);
    }

    /** A thread that is free loads an object and the reference in it that it is about to overwrite, and is stopped. */
    void beginStore(int thread, long object, long field) {
        long place = object + field;
        table(thread).writeLong(OBJECT, object);
        table(thread).writeLong(OVERWRITTEN, simulated.at(place).readUnsignedInt());
        storing[thread] = place;
        stored[thread] = false;
    }

    /** Where a thread is about to store; 0 if it is not. */
    long aboutToStore(int thread) {
        return stored[thread] ? 0 : storing[thread];
    }

    /** A thread stores what it is about to, and is stopped. */
    void store(int thread, long value) {
        simulated.at(storing[thread]).writeInt((int) value);
        stored[thread] = true;
    }

    /** A thread gives up what it was about to store, or has stored and tells what was there, if that is wanted. */
    void endStore(int thread) {
        if (stored[thread] && simulated.heap.cycle.isMarking()) {
            simulated.heap.cycle.tell(table(thread).readLong(OVERWRITTEN));
        }
        storing[thread] = 0;
        stored[thread] = false;
    }

    /** Another thread writes the class of a new object, if it has room for it, and is stopped. */
    void begin(int thread, int hub, int bytes) {
        long next = table(thread).readLong(BumpTable.RUN);
        if (isFree(thread) && next + bytes <= BumpTable.end(table(thread), BumpTable.RUN)) {
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
        if (locked == 0) {
            ways++;
            others.run();
        }
        locked++;
    }

    @Override
    public void unlock() {
        locked--;
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
        // What a thread has begun is in its run.
        for (int i = 0; i < count; i++) {
            roots.words(table(i).plus(REGISTERS), table(i).plus(TABLE_BYTES));
        }
    }

    @Override
    public void scanInterrupted(Roots roots) {
        for (int i = 0; i < count; i++) {
            if (storing[i] != 0) {
                roots.words(table(i).plus(REGISTERS), table(i).plus(TABLE_BYTES));
            }
        }
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
