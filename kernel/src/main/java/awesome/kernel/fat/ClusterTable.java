package awesome.kernel.fat;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.cache.BlockCache;
import awesome.kernel.cache.Problems;
import awesome.kernel.error.ErrnoException;

/**
 * The table that says of each cluster which one follows it in its file. There are copies, which are written alike. An entry
 * of 12 bits may lie in two sectors.
 */
final class ClusterTable {
    /** Nothing follows. */
    static final int END = -1;
    /** Nobody has it. */
    static final int FREE = 0;

    private static final int MASK_32 = 0x0fff_ffff;
    /** From this number on, of so many bits, it is the end; before come numbers that mean nothing, and that of a bad cluster. */
    private static final int ENDS = 8;

    /** How many are counted between two operations. */
    private static final int BATCH = 4096;

    private final FatLayout layout;
    private final BlockCache cache;
    private final Problems problems;
    /** How many are free; -1 if nobody has counted. */
    private int free = -1;
    /** Where to look for one next. */
    private int next = FatLayout.FIRST;

    ClusterTable(FatLayout layout, BlockCache cache, Problems problems) {
        this.layout = layout;
        this.cache = cache;
        this.problems = problems;
    }

    private int mask() {
        return layout.bits == 32 ? MASK_32 : (1 << layout.bits) - 1;
    }

    private Block sector(int table, long offset) {
        return cache.get(layout.firstTable + (long) table * layout.tableSectors + offset / layout.sectorSize);
    }

    private int getByte(long offset) {
        return sector(layout.activeTable, offset).getByte((int) (offset % layout.sectorSize));
    }

    private int raw(int cluster) {
        if (layout.bits == 12) {
            long offset = cluster + cluster / 2;
            int both = getByte(offset) | getByte(offset + 1) << 8;
            return (cluster & 1) == 0 ? both & 0xfff : both >>> 4;
        }
        long offset = (long) cluster * (layout.bits / 8);
        Block block = sector(layout.activeTable, offset);
        int at = (int) (offset % layout.sectorSize);
        return layout.bits == 16 ? block.getShort(at) : block.getInt(at) & MASK_32;
    }

    /** The cluster after one: {@link #END}, {@link #FREE} for a free one, else a cluster that there is. EUCLEAN, EIO. */
    int get(int cluster) {
        int value = raw(cluster);
        if (value == FREE || layout.isCluster(value)) {
            return value;
        }
        if (value >= mask() - ENDS + 1) {
            return END;
        }
        throw problems.damaged("cluster " + value + " follows cluster " + cluster + ", and cannot be");
    }

    /** Whether a cluster is free; one that is bad is not. */
    private boolean isFree(int cluster) {
        return raw(cluster) == FREE;
    }

    /** Says what follows a cluster, or that it is free. */
    void set(int cluster, int following) {
        int value = following == END ? mask() : following;
        for (int table = 0; table < layout.tables; table++) {
            if (layout.isMirrored || table == layout.activeTable) {
                set(table, cluster, value);
            }
        }
    }

    private void set(int table, int cluster, int value) {
        if (layout.bits == 12) {
            long offset = cluster + cluster / 2;
            boolean isOdd = (cluster & 1) != 0;
            putBits(table, offset, isOdd ? value << 4 : value, isOdd ? 0xf0 : 0xff);
            putBits(table, offset + 1, isOdd ? value >>> 4 : value >>> 8, isOdd ? 0xff : 0x0f);
            return;
        }
        long offset = (long) cluster * (layout.bits / 8);
        Block block = sector(table, offset);
        int at = (int) (offset % layout.sectorSize);
        if (layout.bits == 16) {
            block.putShort(at, value);
        } else {
            // The upper four bits are not of the number, and stay.
            block.putInt(at, block.getInt(at) & ~MASK_32 | value);
        }
        block.setDirty(true);
    }

    private void putBits(int table, long offset, int value, int mask) {
        Block block = sector(table, offset);
        int at = (int) (offset % layout.sectorSize);
        block.putByte(at, block.getByte(at) & ~mask | value & mask);
        block.setDirty(true);
    }

    /**
     * Takes a free cluster, which is an end then.
     *
     * @param goal where it should be
     * @throws ErrnoException ENOSPC
     */
    int take(int goal) {
        int start = layout.isCluster(goal) ? goal : next;
        for (int i = 0; i < layout.clusters; i++) {
            int cluster = FatLayout.FIRST + (start - FatLayout.FIRST + i) % layout.clusters;
            if (isFree(cluster)) {
                set(cluster, END);
                free -= free > 0 ? 1 : 0;
                next = cluster == FatLayout.FIRST + layout.clusters - 1 ? FatLayout.FIRST : cluster + 1;
                return cluster;
            }
        }
        free = 0;
        throw new ErrnoException(Errno.ENOSPC);
    }

    /** Frees a cluster and all that follow it. */
    void freeFrom(int cluster) {
        int at = cluster;
        for (int i = 0; at != END && i < layout.clusters; i++) {
            int following = get(at);
            if (following == FREE) {
                throw problems.damaged("cluster " + at + " of a file is free");
            }
            set(at, FREE);
            free += free >= 0 ? 1 : 0;
            at = following;
        }
    }

    /** How many are free. */
    int free() {
        if (free < 0) {
            int count = 0;
            for (int i = 0; i < layout.clusters; i++) {
                count += isFree(FatLayout.FIRST + i) ? 1 : 0;
                if (i % BATCH == 0) {
                    cache.beginOperation();
                }
            }
            free = count;
        }
        return free;
    }

    /** Where the next free one may be. */
    int next() {
        return next;
    }

    /** Where somebody else has seen one last. */
    void setNext(int cluster) {
        next = layout.isCluster(cluster) ? cluster : next;
    }
}
