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
 */
@NoAlloc("part of allocation")
final class BumpTable {
    private static final int ENTRY = 16;
    private static final int LIMIT = 8;

    private final ObjectModel model;
    private final long[] limits = new long[SizeClasses.COUNT];
    private boolean inlined = true;

    BumpTable(ObjectModel model) {
        this.model = model;
    }

    private Address entry(int sizeClass) {
        return model.bumpTable().plus((long) sizeClass * ENTRY);
    }

    /** Whether compiled code may take cells without asking. */
    void allowInlined(boolean allow) {
        inlined = allow;
        for (int i = 0; i < SizeClasses.COUNT; i++) {
            entry(i).writeLong(LIMIT, allow ? limits[i] : 0);
        }
    }

    /** The next cell of a class, which is then taken; 0 if there is none. */
    long take(int sizeClass) {
        Address entry = entry(sizeClass);
        long cell = entry.readLong();
        if (cell == limits[sizeClass]) {
            return 0;
        }
        entry.writeLong(cell + SizeClasses.size(sizeClass));
        return cell;
    }

    /** Makes a zeroed run the one to take from. */
    void set(int sizeClass, long start, long end) {
        entry(sizeClass).writeLong(start);
        limits[sizeClass] = end;
        entry(sizeClass).writeLong(LIMIT, inlined ? end : 0);
    }
}
