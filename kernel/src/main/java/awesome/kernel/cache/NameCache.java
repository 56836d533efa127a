package awesome.kernel.cache;

import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.PathName;

/**
 * Which names in directories of a disk lead to which inodes, and which to none, as far as that was found out of late. It is
 * asked without the turn of the file system, also while others wait within it for the disk: so who changes what a name
 * leads to forgets it before, and notes what it leads to when all is done.
 *
 * <p>Those that were not asked for are given up when there are more than a limit, about the longest ago first (clock).
 */
public final class NameCache {
    /** Nothing is known. */
    public static final long UNKNOWN = -1;
    /** There is no such name. */
    public static final long NONE = 0;

    private static final int LEAST_SLOTS = 64;
    /** One in so many is given up at once. */
    private static final int PART = 16;

    /** What is known of a name. */
    private static final class Entry {
        final Directory directory;
        final String name;
        final int hash;
        long number;
        Entry next;
        boolean isUsed = true;

        Entry(Directory directory, String name, int hash, Entry next) {
            this.directory = directory;
            this.name = name;
            this.hash = hash;
            this.next = next;
        }

        boolean is(Directory wanted, int wantedHash, String wantedName) {
            return is(wanted, wantedHash, wantedName, 0, wantedName.length());
        }

        boolean is(Directory wanted, int wantedHash, String path, int start, int end) {
            return hash == wantedHash && directory == wanted && PathName.is(path, start, end, name);
        }
    }

    private final int limit;
    /** A power of two. */
    private Entry[] slots = new Entry[LEAST_SLOTS];
    private int count;
    /** The slot that is looked at next for what is to be given up. */
    private int hand;

    /** Nothing is known yet, and at most {@code limit} names will be. */
    public NameCache(int limit) {
        this.limit = limit;
    }

    private static int hash(Directory directory, String name) {
        return hash(directory, name, 0, name.length());
    }

    private static int hash(Directory directory, String path, int start, int end) {
        int mixed = (PathName.hash(path, start, end) * 31 + (int) directory.number()) * 0x9e3779b9;
        return mixed ^ mixed >>> 16;
    }

    private Entry entry(Directory directory, int hash, String path, int start, int end) {
        Entry entry = slots[hash & slots.length - 1];
        while (entry != null && !entry.is(directory, hash, path, start, end)) {
            entry = entry.next;
        }
        return entry;
    }

    /** The number of the inode that a name leads to; {@link #NONE} or {@link #UNKNOWN}. */
    public long find(Directory directory, String name) {
        return find(directory, name, 0, name.length());
    }

    /** The same for the name that is in {@code path} from {@code start} to {@code end}; allocates nothing. */
    public long find(Directory directory, String path, int start, int end) {
        Entry entry = entry(directory, hash(directory, path, start, end), path, start, end);
        if (entry == null) {
            return UNKNOWN;
        }
        entry.isUsed = true;
        return entry.number;
    }

    /** A name leads to the inode of that number, or, if it is {@link #NONE}, to nothing. */
    public void note(Directory directory, String name, long number) {
        int hash = hash(directory, name);
        Entry entry = entry(directory, hash, name, 0, name.length());
        if (entry == null) {
            if (count >= limit) {
                giveUp(limit / PART);
            }
            if (count >= slots.length) {
                grow();
            }
            int slot = hash & slots.length - 1;
            entry = new Entry(directory, name, hash, slots[slot]);
            slots[slot] = entry;
            count++;
        }
        entry.number = number;
    }

    /** What a name leads to will be changed, or is not known any more. */
    public void forget(Directory directory, String name) {
        int hash = hash(directory, name);
        int slot = hash & slots.length - 1;
        Entry before = null;
        for (Entry each = slots[slot]; each != null; each = each.next) {
            if (each.is(directory, hash, name)) {
                unlink(slot, before, each);
                return;
            }
            before = each;
        }
    }

    private void unlink(int slot, Entry before, Entry entry) {
        if (before == null) {
            slots[slot] = entry.next;
        } else {
            before.next = entry.next;
        }
        count--;
    }

    private void grow() {
        Entry[] old = slots;
        slots = new Entry[old.length * 2];
        for (Entry first : old) {
            Entry each = first;
            while (each != null) {
                Entry next = each.next;
                int slot = each.hash & slots.length - 1;
                each.next = slots[slot];
                slots[slot] = each;
                each = next;
            }
        }
    }

    /** Gives up some of those that were not asked for since the hand was there last. */
    private void giveUp(int wanted) {
        int left = wanted;
        for (int i = 0; i < 2 * slots.length && left > 0; i++) {
            hand = hand + 1 & slots.length - 1;
            Entry before = null;
            for (Entry each = slots[hand]; each != null; each = each.next) {
                if (each.isUsed) {
                    each.isUsed = false;
                    before = each;
                } else {
                    unlink(hand, before, each);
                    left--;
                }
            }
        }
    }

    /** How many names are known. */
    public int count() {
        return count;
    }

    /** Forgets all. */
    public void clear() {
        slots = new Entry[LEAST_SLOTS];
        count = 0;
        hand = 0;
    }
}
