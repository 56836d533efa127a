package awesome.kernel.cache;

import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of a disk that are in use or were of late, each once. Those that were not asked for longest are forgotten when
 * there are more than a limit, if nobody uses them.
 */
public final class InodeCache {
    private final int limit;

    private final LinkedHashMap<Long, Inode> inodes = new LinkedHashMap<>(64, 0.75f, true);

    /** No file yet; {@code limit} is how many are kept without need. */
    public InodeCache(int limit) {
        this.limit = limit;
    }

    /** The file of that number, or null if it is not here. */
    public Inode get(long number) {
        return inodes.get(number);
    }

    /** Notes a file, which is a {@link CachedInode}. */
    public void add(Inode inode) {
        inodes.put(inode.number(), inode);
        if (inodes.size() > limit) {
            forget(limit / 8);
        }
    }

    /** A file is gone from the disk. */
    public void remove(long number) {
        inodes.remove(number);
    }

    /** All of them as they are now. */
    public ArrayList<Inode> copy() {
        return new ArrayList<>(inodes.values());
    }

    /** Forgets all, used or not, written or not. */
    public void clear() {
        for (Inode inode : inodes.values()) {
            ((CachedInode) inode).giveUp();
        }
        inodes.clear();
    }

    private void forget(int wanted) {
        Iterator<Map.Entry<Long, Inode>> each = inodes.entrySet().iterator();
        int left = wanted;
        // The last ones may have been found just now.
        int looked = inodes.size() / 2;
        while (left > 0 && looked-- > 0 && each.hasNext()) {
            CachedInode inode = (CachedInode) each.next().getValue();
            if (inode.isIdle()) {
                inode.giveBack(Integer.MAX_VALUE);
                each.remove();
                left--;
            }
        }
    }

    /** Gives up to {@code wanted} frames back that nobody needs now; returns how many. */
    int giveBack(int wanted) {
        int given = 0;
        for (Inode inode : inodes.values()) {
            if (given >= wanted) {
                break;
            }
            given += ((CachedInode) inode).giveBack(wanted - given);
        }
        return given;
    }
}
