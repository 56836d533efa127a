package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/**
 * Where new objects go: the rest of two zeroed runs of free memory, as offsets from {@code heap_base}. Compiled code
 * allocates in the first itself, see {@code docs/book/compiled-code.md}; so the table lies in the data of the thread
 * ({@link awesome.runtime.thread.ThreadArea}). The second is for objects of more than a line that the first has no room for.
 *
 * <pre>
 *   +0  u64 the next object
 *   +8  u64 the end of the run for compiled code; 0 if each allocation is to call the heap
 *   +16 u64 the true end
 *   +24 u64 the next long object
 *   +32 u64 the end of the run for long objects
 * </pre>
 *
 * <p>Each thread has such a table and is the only one to change it; a new run is set while the heap is locked. A thread
 * may be stopped for a collection anywhere: so an object gets its class and length before it is taken from the run, and
 * the runs of a stopped thread stay its own.
 */
@NoAlloc("part of allocation")
final class BumpTable {
    static final int RUN = 0;
    static final int LONG_RUN = 24;
    private static final int LIMIT = 8;
    private static final int END = 16;
    private static final int LONG_END = 32;

    private final Heap heap;
    private boolean inlined = true;

    BumpTable(Heap heap) {
        this.heap = heap;
    }

    /** Where the run of a table ends that starts at {@link #RUN} or {@link #LONG_RUN}. */
    static long end(Address table, int run) {
        return table.readLong(run == RUN ? END : LONG_END);
    }

    /** Whether compiled code may allocate without asking; for this thread and those that start from now on. */
    void allowInlined(boolean allow) {
        inlined = allow;
        Address table = heap.mutators().ownRuns();
        table.writeLong(LIMIT, allow ? table.readLong(END) : 0);
    }

    /**
     * Makes the next bytes of a run an object.
     *
     * @param bytes a multiple of 8, at least 16
     * @param length of an array, else 0
     * @return the object; 0 if there is no room
     */
    long take(int run, long bytes, int classWord, int length) {
        Address table = heap.mutators().ownRuns();
        long object = table.readLong(run);
        if (object + bytes > end(table, run)) {
            return 0;
        }
        Address header = heap.model.base().plus(object);
        header.writeIntVolatile(classWord);
        header.plus(Hubs.ARRAY_LENGTH).writeIntVolatile(length);
        table.plus(run).writeLongVolatile(object + bytes);
        return object;
    }

    /** Makes zeroed memory the one to take from. */
    void set(int run, long start, long end) {
        Address table = heap.mutators().ownRuns();
        table.writeLong(run, start);
        if (run == RUN) {
            table.writeLong(END, end);
            table.writeLong(LIMIT, inlined ? end : 0);
        } else {
            table.writeLong(LONG_END, end);
        }
    }
}
