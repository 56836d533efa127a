package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.error.ErrnoException;

/**
 * Finds free blocks and frees them: runs that follow one another, from a goal on if that is free, else in its group, else in
 * the next that has such a run. Within operations of {@link Changes}.
 */
final class BlockAllocator {
    /** How many groups are searched for a run of the wanted length before a shorter one is taken. */
    private static final int SEARCHED_GROUPS = 32;

    private final Ext4FileSystem system;
    private final SuperBlock superBlock;
    private final SystemZone zone;
    /** Of the last search: the best run in a group. */
    private int bestStart;
    private int bestLength;
    private int count;

    BlockAllocator(Ext4FileSystem system, SystemZone zone) {
        this.system = system;
        this.superBlock = system.superBlock();
        this.zone = zone;
    }

    /** How many blocks the last {@link #allocate} got. */
    int count() {
        return count;
    }

    /** Whether blocks belong to no file, so that none must have them. */
    boolean isSystem(long first, long blocks) {
        return zone.overlaps(first, blocks);
    }

    /**
     * Takes free blocks, at least one.
     *
     * @param goal where they should be
     * @param wanted how many at most
     * @return the first; {@link #count} says how many; ENOSPC
     */
    long allocate(long goal, int wanted) {
        if (system.space().freeBlocks() <= 0) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        long from = superBlock.holds(goal, 1) ? goal : superBlock.firstDataBlock;
        int goalGroup = superBlock.groupOf(from);
        int goalBit = (int) (from - superBlock.firstBlock(goalGroup));
        int bestGroup = -1;
        int bestAt = 0;
        int best = 0;
        int searched = 0;
        for (int i = 0; i <= superBlock.groups && best < wanted; i++) {
            int group = (int) (((long) goalGroup + i) % superBlock.groups);
            GroupDescriptor descriptor = system.groups().get(group);
            if (descriptor.freeBlocks() == 0 || searched >= SEARCHED_GROUPS && best > 0) {
                continue;
            }
            searched++;
            Block bitmap = bitmap(descriptor);
            int start = i == 0 ? goalBit : 0;
            int end = i == superBlock.groups ? goalBit : superBlock.blocksIn(group);
            long[] waiting = system.changes().waiting(group);
            if (i == 0 && (word(bitmap, waiting, goalBit >>> 6) >>> goalBit & 1) == 0) {
                // A file goes on where it is.
                int stop = nextUsed(bitmap, waiting, goalBit, Math.min(end, goalBit + wanted));
                count = stop - goalBit;
                return take(group, goalBit, count);
            }
            search(bitmap, waiting, start, end, wanted);
            if (bestLength > best) {
                best = bestLength;
                bestGroup = group;
                bestAt = bestStart;
            }
        }
        if (best == 0) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        count = Math.min(best, wanted);
        return take(bestGroup, bestAt, count);
    }

    private long take(int group, int bit, int length) {
        long first = superBlock.firstBlock(group) + bit;
        if (zone.overlaps(first, length)) {
            throw system.problems().damaged("group " + group + " calls blocks free that are the file system's own");
        }
        GroupDescriptor descriptor = system.groups().get(group);
        Block bitmap = bitmap(descriptor);
        change(descriptor, bitmap, bit, length);
        set(bitmap, bit, length, true);
        descriptor.setFreeBlocks(Math.max(0, descriptor.freeBlocks() - length));
        system.space().addBlocks(-length);
        return first;
    }

    private void change(GroupDescriptor descriptor, Block bitmap, int bit, int length) {
        system.changes().change(descriptor);
        system.changes().change(bitmap, bit >>> 3, (bit + length - 1 >>> 3) + 1 - (bit >>> 3));
        system.groups().change(descriptor.group(), false);
    }

    /**
     * Frees blocks; EUCLEAN if they are free or no file's.
     *
     * @param isMetadata whether they are known to the cache of such blocks
     */
    void free(Node node, long first, long length, boolean isMetadata) {
        if (!superBlock.holds(first, length) || zone.overlaps(first, length)) {
            throw node.damaged("it has blocks from " + first + " on, which are no file's");
        }
        long at = first;
        long left = length;
        while (left > 0) {
            int group = superBlock.groupOf(at);
            int bit = (int) (at - superBlock.firstBlock(group));
            int step = (int) Math.min(left, superBlock.blocksIn(group) - bit);
            GroupDescriptor descriptor = system.groups().get(group);
            Block bitmap = bitmap(descriptor);
            for (int i = bit; i < bit + step; i++) {
                if ((bitmap.getByte(i >>> 3) & 1 << (i & 7)) == 0) {
                    throw node.damaged("its block " + (superBlock.firstBlock(group) + i) + " is free");
                }
            }
            change(descriptor, bitmap, bit, step);
            set(bitmap, bit, step, false);
            descriptor.setFreeBlocks(descriptor.freeBlocks() + step);
            system.space().addBlocks(step);
            system.changes().free(group, bit, step);
            at += step;
            left -= step;
        }
        if (isMetadata) {
            for (long each = first; each < first + length; each++) {
                system.changes().forget(each);
            }
        }
    }

    /** The bitmap of a group, which is made if it is not on the disk. */
    Block bitmap(GroupDescriptor descriptor) {
        int group = descriptor.group();
        if (descriptor.has(GroupDescriptor.BLOCK_UNINIT) && system.groups().areChecked()) {
            return make(descriptor);
        }
        Block bitmap = system.cache().get(descriptor.blockBitmap());
        if (!bitmap.isChecked()) {
            if (!system.checksums().isBlockBitmapRight(descriptor, bitmap)) {
                throw system.problems().damaged("the checksum of the bitmap of blocks of group " + group + " is wrong");
            }
            bitmap.setChecked();
        }
        return bitmap;
    }

    /** The bitmap of a group that nothing is used of but what the file system has there itself. */
    private Block make(GroupDescriptor descriptor) {
        int group = descriptor.group();
        Block bitmap = system.changes().fresh(descriptor.blockBitmap());
        change(descriptor, bitmap, 0, 1);
        descriptor.clear(GroupDescriptor.BLOCK_UNINIT);
        set(bitmap, 0, Math.min(system.groups().baseBlocks(group), superBlock.blocksIn(group)), true);
        mark(bitmap, group, descriptor.blockBitmap(), 1);
        mark(bitmap, group, descriptor.inodeBitmap(), 1);
        mark(bitmap, group, descriptor.inodeTable(), system.groups().tableBlocks());
        int blocks = superBlock.blocksIn(group);
        set(bitmap, blocks, 8 * superBlock.blockSize - blocks, true);
        return bitmap;
    }

    /** Marks blocks as used as far as they are in a group. */
    private void mark(Block bitmap, int group, long first, long length) {
        long from = Math.max(first, superBlock.firstBlock(group));
        long to = Math.min(first + length, superBlock.firstBlock(group) + superBlock.blocksIn(group));
        if (from < to) {
            set(bitmap, (int) (from - superBlock.firstBlock(group)), (int) (to - from), true);
        }
    }

    static void set(Block bitmap, int first, int length, boolean isUsed) {
        int bit = first;
        int end = first + length;
        while (bit < end) {
            if ((bit & 63) == 0 && end - bit >= 64) {
                bitmap.putLong(bit >>> 3, isUsed ? -1 : 0);
                bit += 64;
            } else {
                int old = bitmap.getByte(bit >>> 3);
                bitmap.putByte(bit >>> 3, isUsed ? old | 1 << (bit & 7) : old & ~(1 << (bit & 7)));
                bit++;
            }
        }
    }

    private static long word(Block bitmap, long[] waiting, int index) {
        return bitmap.getLong(8 * index) | (waiting == null ? 0 : waiting[index]);
    }

    /** Sets the first run of {@code wanted} free blocks, or the longest, as the best one; its length is 0 for none. */
    private void search(Block bitmap, long[] waiting, int from, int end, int wanted) {
        bestLength = 0;
        int at = from;
        while (at < end && bestLength < wanted) {
            int start = nextFree(bitmap, waiting, at, end);
            if (start >= end) {
                break;
            }
            int stop = nextUsed(bitmap, waiting, start, Math.min(end, start + wanted));
            if (stop - start > bestLength) {
                bestLength = stop - start;
                bestStart = start;
            }
            at = stop;
        }
    }

    private static int nextFree(Block bitmap, long[] waiting, int from, int end) {
        int at = from;
        while (at < end) {
            long free = ~word(bitmap, waiting, at >>> 6) >>> at;
            if (free != 0) {
                return Math.min(end, at + Long.numberOfTrailingZeros(free));
            }
            at = (at | 63) + 1;
        }
        return end;
    }

    private static int nextUsed(Block bitmap, long[] waiting, int from, int end) {
        int at = from;
        while (at < end) {
            long used = word(bitmap, waiting, at >>> 6) >>> at;
            if (used != 0) {
                return Math.min(end, at + Long.numberOfTrailingZeros(used));
            }
            at = (at | 63) + 1;
        }
        return end;
    }
}
