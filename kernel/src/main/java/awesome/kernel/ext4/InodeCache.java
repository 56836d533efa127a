package awesome.kernel.ext4;

import awesome.kernel.cache.CacheFrames;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that are in use or were of late, each once. Those that were not asked for longest are forgotten when there
 * are more than a limit, if nobody uses them.
 */
final class InodeCache implements CacheFrames.Keeper {
    private static final int LIMIT = 8192;

    private final LinkedHashMap<Long, Inode> inodes = new LinkedHashMap<>(64, 0.75f, true);

    /** The file of that number, or null if it is not here. */
    Inode get(long number) {
        return inodes.get(number);
    }

    /** Notes a file. */
    void add(Inode inode) {
        inodes.put(inode.number(), inode);
        if (inodes.size() > LIMIT) {
            forget(LIMIT / 8);
        }
    }

    /** It is gone from the disk. */
    void remove(long number) {
        inodes.remove(number);
    }

    /** All of them as they are now. */
    ArrayList<Inode> copy() {
        return new ArrayList<>(inodes.values());
    }

    /** All of them. */
    Iterable<Inode> all() {
        return inodes.values();
    }

    private void forget(int wanted) {
        Iterator<Map.Entry<Long, Inode>> each = inodes.entrySet().iterator();
        int left = wanted;
        // The last ones may have been found just now.
        int looked = inodes.size() / 2;
        while (left > 0 && looked-- > 0 && each.hasNext()) {
            Ext4Inode inode = (Ext4Inode) each.next().getValue();
            if (inode.isIdle()) {
                inode.giveBack(Integer.MAX_VALUE);
                each.remove();
                left--;
            }
        }
    }

    @Override
    public int giveBack(int wanted) {
        int given = 0;
        for (Inode inode : inodes.values()) {
            if (given >= wanted) {
                break;
            }
            given += ((Ext4Inode) inode).giveBack(wanted - given);
        }
        return given;
    }
}
