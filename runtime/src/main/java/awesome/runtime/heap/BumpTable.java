package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Where cells come from, by size class: the rest of a zeroed run of free cells, as offsets from {@code heap_base}.
 * Compiled code takes cells of small objects from here itself, see {@code docs/book/compiled-code.md}; so the table
 * lies at a symbol.
 *
 * <pre>
 *   +0  u64 the next cell
 *   +8  u64 the end of the run for compiled code; 0 if each allocation is to call the heap
 * </pre>
 *
 * <p>Behind these entries follow the true ends of the runs, u64 each. Each thread has such a table and is the only one
 * to change it; a new run is set while the heap is locked. A thread may be stopped for a collection anywhere:
 * so an object gets its class before its cell is taken, and the cells of a stopped thread's runs stay its own.
 */
@NoAlloc("part of allocation")
final class BumpTable {
    private static final int ENTRY = 16;
    private static final int LIMIT = 8;

    private static final int ENDS = SizeClasses.COUNT * ENTRY;

    private final Heap heap;
    private boolean inlined = true;

    BumpTable(Heap heap) {
        this.heap = heap;
    }

    /** Where the next cell is in the entry of a class in a table. */
    static Address next(Address table, int sizeClass) {
        return table.plus((long) sizeClass * ENTRY);
    }

    /** Where the end of the run is in the entry of a class in a table. */
    static Address end(Address table, int sizeClass) {
        return table.plus(ENDS + sizeClass * 8L);
    }

    /** Whether compiled code may take cells without asking; for this thread and those that start from now on. */
    void allowInlined(boolean allow) {
        inlined = allow;
        Address table = heap.mutators().ownRuns();
        for (int i = 0; i < SizeClasses.COUNT; i++) {
            next(table, i).writeLong(LIMIT, allow ? end(table, i).readLong() : 0);
        }
    }

    /** The next cell of a class, which is then an object of a class; 0 if there is none. */
    long take(int sizeClass, int classWord) {
        Address table = heap.mutators().ownRuns();
        Address next = next(table, sizeClass);
        long cell = next.readLong();
        if (cell == end(table, sizeClass).readLong()) {
            return 0;
        }
        heap.model.base().plus(cell).writeIntVolatile(classWord);
        next.writeLongVolatile(cell + SizeClasses.size(sizeClass));
        return cell;
    }

    /** Makes a zeroed run the one to take from. */
    void set(int sizeClass, long start, long end) {
        Address table = heap.mutators().ownRuns();
        next(table, sizeClass).writeLong(start);
        end(table, sizeClass).writeLong(end);
        next(table, sizeClass).writeLong(LIMIT, inlined ? end : 0);
    }
}
