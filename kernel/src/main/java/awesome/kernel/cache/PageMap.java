package awesome.kernel.cache;

/**
 * Which frame holds which page of a file: a radix tree, 64 pages to a leaf, as high as the highest page needs. Frame
 * numbers are below 2^32 - 1, which is 16 TiB of memory; page numbers are below 2^52.
 */
public final class PageMap {
    private static final int BITS = 6;
    private static final int FANOUT = 1 << BITS;

    /** An {@code int[]} leaf at height 0, else an {@code Object[]} of nodes one lower. A leaf holds frame + 1, or 0. */
    private Object root;
    private int height;
    private long count;
    /** No page before it has a frame. So who looks for the first one of a few does not pass all that once had some. */
    private long low;

    /** How many pages have a frame. */
    public long count() {
        return count;
    }

    /** The number of the frame that holds {@code page}, or -1. */
    public long get(long page) {
        int[] leaf = leaf(page);
        return leaf == null ? -1 : (leaf[(int) page & FANOUT - 1] & 0xffff_ffffL) - 1;
    }

    private int[] leaf(long page) {
        if (root == null || page >>> BITS * (height + 1) != 0) {
            return null;
        }
        Object node = root;
        for (int level = height; level > 0 && node != null; level--) {
            node = ((Object[]) node)[(int) (page >>> BITS * level) & FANOUT - 1];
        }
        return (int[]) node;
    }

    /** Makes room for {@code page}, so that {@link #put} needs no memory. */
    public void ensure(long page) {
        if (root == null) {
            while (page >>> BITS * (height + 1) != 0) {
                height++;
            }
            root = height == 0 ? new int[FANOUT] : new Object[FANOUT];
        }
        while (page >>> BITS * (height + 1) != 0) {
            Object[] higher = new Object[FANOUT];
            higher[0] = root;
            root = higher;
            height++;
        }
        Object node = root;
        for (int level = height; level > 0; level--) {
            Object[] inner = (Object[]) node;
            int index = (int) (page >>> BITS * level) & FANOUT - 1;
            if (inner[index] == null) {
                inner[index] = level == 1 ? new int[FANOUT] : new Object[FANOUT];
            }
            node = inner[index];
        }
    }

    /** Notes the frame of a page that has none. */
    public void put(long page, long frame) {
        ensure(page);
        leaf(page)[(int) page & FANOUT - 1] = (int) (frame + 1);
        low = count == 0 ? page : Math.min(low, page);
        count++;
    }

    /** Forgets the frame of a page that has one. */
    public void remove(long page) {
        leaf(page)[(int) page & FANOUT - 1] = 0;
        count--;
    }

    /** Forgets all; the memory of the tree too. */
    public void clear() {
        root = null;
        height = 0;
        count = 0;
    }

    /** The first page from {@code page} on that has a frame, or -1. */
    public long next(long page) {
        if (count == 0 || page >>> BITS * (height + 1) != 0) {
            return -1;
        }
        long found = next(root, height, Math.max(page, low));
        low = page <= low ? found : low;
        return found;
    }

    private static long next(Object node, int level, long page) {
        if (level == 0) {
            int[] leaf = (int[]) node;
            for (int i = (int) page; i < FANOUT; i++) {
                if (leaf[i] != 0) {
                    return i;
                }
            }
            return -1;
        }
        Object[] inner = (Object[]) node;
        int shift = BITS * level;
        long rest = page & (1L << shift) - 1;
        for (int i = (int) (page >>> shift); i < FANOUT; i++) {
            long found = inner[i] == null ? -1 : next(inner[i], level - 1, rest);
            if (found >= 0) {
                return (long) i << shift | found;
            }
            rest = 0;
        }
        return -1;
    }
}
