package awesome.kernel.cache;

import awesome.kernel.vfs.Inode;
import java.util.ArrayList;

/**
 * The files of a disk that are in use or were of late, each once. Those that were not asked for longest are forgotten when
 * there are more than a limit, if nobody uses them.
 */
public final class InodeCache {
    private static final int LEAST_SLOTS = 64;
    /** Who was asked for again among the last one in so many keeps its place in the order. */
    private static final int RECENT_PART = 8;

    private static final class Entry {
        final Inode inode;
        final long number;
        Entry nextInSlot;
        /** Its neighbours in the order in which files were asked for. */
        Entry older;
        Entry newer;
        /** How often files had got a new place in that order when it got its own. */
        long moved;

        Entry(Inode inode, Entry nextInSlot) {
            this.inode = inode;
            this.number = inode.number();
            this.nextInSlot = nextInSlot;
        }
    }

    private final int limit;
    /** A power of two. */
    private Entry[] slots = new Entry[LEAST_SLOTS];
    private int count;
    private Entry oldest;
    private Entry newest;
    private long moves;

    /** No file yet; {@code limit} is how many are kept without need. */
    public InodeCache(int limit) {
        this.limit = limit;
    }

    private Entry entry(long number) {
        Entry entry = slots[Slots.of(number, slots.length)];
        while (entry != null && entry.number != number) {
            entry = entry.nextInSlot;
        }
        return entry;
    }

    /** The file of that number, or null if it is not here. */
    public Inode get(long number) {
        Entry entry = entry(number);
        if (entry == null) {
            return null;
        }
        if (moves - entry.moved > count / RECENT_PART) {
            unlink(entry);
            link(entry);
        }
        return entry.inode;
    }

    /** Notes a file, which is a {@link CachedInode}, and not here yet. */
    public void add(Inode inode) {
        if (count >= slots.length) {
            grow();
        }
        int slot = Slots.of(inode.number(), slots.length);
        slots[slot] = new Entry(inode, slots[slot]);
        link(slots[slot]);
        count++;
        if (count > limit) {
            forget(limit / 8);
        }
    }

    private void grow() {
        Entry[] more = new Entry[2 * slots.length];
        for (Entry first : slots) {
            for (Entry each = first; each != null;) {
                Entry next = each.nextInSlot;
                int slot = Slots.of(each.number, more.length);
                each.nextInSlot = more[slot];
                more[slot] = each;
                each = next;
            }
        }
        slots = more;
    }

    private void link(Entry entry) {
        moves++;
        entry.moved = moves;
        entry.older = newest;
        entry.newer = null;
        if (newest != null) {
            newest.newer = entry;
        } else {
            oldest = entry;
        }
        newest = entry;
    }

    private void unlink(Entry entry) {
        if (entry.older != null) {
            entry.older.newer = entry.newer;
        } else {
            oldest = entry.newer;
        }
        if (entry.newer != null) {
            entry.newer.older = entry.older;
        } else {
            newest = entry.older;
        }
    }

    /** A file is gone from the disk. */
    public void remove(long number) {
        int slot = Slots.of(number, slots.length);
        Entry before = null;
        Entry entry = slots[slot];
        while (entry != null && entry.number != number) {
            before = entry;
            entry = entry.nextInSlot;
        }
        if (entry == null) {
            return;
        }
        if (before == null) {
            slots[slot] = entry.nextInSlot;
        } else {
            before.nextInSlot = entry.nextInSlot;
        }
        unlink(entry);
        count--;
    }

    /** All of them as they are now. */
    public ArrayList<Inode> copy() {
        ArrayList<Inode> all = new ArrayList<>(count);
        for (Entry each = oldest; each != null; each = each.newer) {
            all.add(each.inode);
        }
        return all;
    }

    /** Forgets all, used or not, written or not. */
    public void clear() {
        for (Entry each = oldest; each != null; each = each.newer) {
            ((CachedInode) each.inode).giveUp();
        }
        slots = new Entry[LEAST_SLOTS];
        count = 0;
        oldest = null;
        newest = null;
    }

    private void forget(int wanted) {
        int left = wanted;
        // The last ones may have been found just now.
        int looked = count / 2;
        Entry entry = oldest;
        while (entry != null && left > 0 && looked > 0) {
            Entry next = entry.newer;
            CachedInode inode = (CachedInode) entry.inode;
            if (inode.isIdle()) {
                inode.giveBack(Integer.MAX_VALUE);
                remove(entry.number);
                left--;
            }
            looked--;
            entry = next;
        }
    }

    /** Gives up to {@code wanted} frames back that nobody needs now; returns how many. */
    int giveBack(int wanted) {
        int given = 0;
        for (Entry each = oldest; each != null && given < wanted; each = each.newer) {
            given += ((CachedInode) each.inode).giveBack(wanted - given);
        }
        return given;
    }
}
