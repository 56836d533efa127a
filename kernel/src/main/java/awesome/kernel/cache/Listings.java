package awesome.kernel.cache;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;

/**
 * What is in directories of a disk that were listed of late, in the order of positions, so that it is not looked for, hashed and
 * sorted each time. Who changes a directory forgets it. Within the turn of the file system.
 */
public final class Listings {
    /** An entry, as {@link Directory.Visitor} gets it. */
    private record Entry(long position, String name, long number, int type) {}

    /** A directory with more entries than one in so many of all that are kept is not. */
    private static final int PART = 8;

    private final int limit;
    /** By the numbers of directories, the one that was not asked for longest first. */
    private final LinkedHashMap<Long, Entry[]> known = new LinkedHashMap<>(64, 0.75f, true);
    private int count;

    /** None yet; of {@code limit} entries at most. */
    public Listings(int limit) {
        this.limit = limit;
    }

    /**
     * Lists a directory as {@link Directory#list} says, by what is known of it or, if that is nothing, by itself.
     *
     * @param number of the directory
     * @param itself which gives entries in ascending order of positions, where it is not damaged
     */
    public void list(long number, long position, Directory.Visitor visitor, Lister itself) {
        Entry[] entries = known.get(number);
        // Position 1 is behind what is no entry, too.
        if (entries == null && position <= 1) {
            entries = collect(itself);
            if (entries != null) {
                keep(number, entries);
            }
        }
        if (entries == null) {
            itself.list(position, visitor);
            return;
        }
        int at = find(entries, position);
        while (at < entries.length && visitor.entry(entries[at].position, entries[at].name, entries[at].number, entries[at].type)) {
            at++;
        }
    }

    /** A directory that can list itself. */
    @FunctionalInterface
    public interface Lister {
        /** As {@link Directory#list}. */
        void list(long position, Directory.Visitor visitor);
    }

    /** All entries; null if they are too many, not in order, or damaged, so that only those before the damage can be given. */
    private Entry[] collect(Lister itself) {
        ArrayList<Entry> entries = new ArrayList<>();
        boolean[] isRight = {true};
        try {
            itself.list(0, (position, name, number, type) -> {
                isRight[0] = entries.size() < limit / PART
                        && (entries.isEmpty() || position > entries.get(entries.size() - 1).position);
                if (isRight[0]) {
                    entries.add(new Entry(position, name, number, type));
                }
                return isRight[0];
            });
        } catch (ErrnoException e) {
            return null;
        }
        return isRight[0] ? entries.toArray(new Entry[0]) : null;
    }

    private void keep(long number, Entry[] entries) {
        known.put(number, entries);
        count += entries.length + 1;
        Iterator<Entry[]> oldest = known.values().iterator();
        while (count > limit) {
            count -= oldest.next().length + 1;
            oldest.remove();
        }
    }

    /** The first entry that is not before a position. */
    private static int find(Entry[] entries, long position) {
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (entries[middle].position < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A directory will be changed. */
    public void forget(long number) {
        Entry[] entries = known.remove(number);
        if (entries != null) {
            count -= entries.length + 1;
        }
    }

    /** Forgets all. */
    public void clear() {
        known.clear();
        count = 0;
    }
}
