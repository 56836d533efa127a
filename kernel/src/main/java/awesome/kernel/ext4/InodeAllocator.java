package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.error.ErrnoException;

/**
 * Finds free inodes and frees them. Files get theirs near their directory. Directories at the top are spread over the groups,
 * those below stay near their parent as long as there is room (Orlov). Within operations of {@link Changes}.
 */
final class InodeAllocator {
    private final Ext4FileSystem system;
    private final SuperBlock superBlock;
    private int lastTop;

    InodeAllocator(Ext4FileSystem system) {
        this.system = system;
        this.superBlock = system.superBlock();
    }

    /** The number of an inode that was free; ENOSPC, EUCLEAN if a file has it that is known. */
    long allocate(Node parent, boolean isDirectory) {
        int near = (int) ((parent.number() - 1) / superBlock.inodesPerGroup);
        boolean isTop = parent.number() == Ext4FileSystem.ROOT || parent.has(InodeFlag.TOP_DIRECTORY);
        int group = !isDirectory ? forFile(near) : isTop ? forTop() : forDirectory(near);
        for (int i = 0; i < superBlock.groups; i++) {
            int each = (int) (((long) group + i) % superBlock.groups);
            long found = system.groups().get(each).freeInodes() == 0 ? 0 : take(each, isDirectory);
            if (found != 0) {
                return found;
            }
        }
        throw new ErrnoException(Errno.ENOSPC);
    }

    private int forFile(int near) {
        int groups = superBlock.groups;
        int group = near;
        for (int step = 1; step < groups * 2L && step > 0; step <<= 1) {
            GroupDescriptor descriptor = system.groups().get(group);
            if (descriptor.freeInodes() > 0 && descriptor.freeBlocks() > 0) {
                return group;
            }
            group = (int) (((long) near + step) % groups);
        }
        return near;
    }

    private int forTop() {
        int groups = superBlock.groups;
        long inodes = system.space().freeInodes() / groups;
        long blocks = system.space().freeBlocks() / groups;
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < groups; i++) {
            int group = (int) (((long) lastTop + 1 + i) % groups);
            GroupDescriptor descriptor = system.groups().get(group);
            if (descriptor.freeInodes() > 0 && descriptor.freeInodes() >= inodes && descriptor.freeBlocks() >= blocks
                    && descriptor.directories() < fewest) {
                fewest = descriptor.directories();
                best = group;
            }
        }
        lastTop = best < 0 ? lastTop : best;
        return Math.max(best, 0);
    }

    private int forDirectory(int near) {
        int groups = superBlock.groups;
        long inodes = Math.max(1, system.space().freeInodes() / groups - superBlock.inodesPerGroup / 4);
        long blocks = Math.max(1, system.space().freeBlocks() / groups - superBlock.blocksPerGroup / 4);
        for (int i = 0; i < groups; i++) {
            int group = (int) (((long) near + i) % groups);
            GroupDescriptor descriptor = system.groups().get(group);
            if (descriptor.freeInodes() >= inodes && descriptor.freeBlocks() >= blocks) {
                return group;
            }
        }
        return near;
    }

    /** Takes the first free inode of a group; 0 if there is none for files. */
    private long take(int group, boolean isDirectory) {
        GroupDescriptor descriptor = system.groups().get(group);
        Block bitmap = bitmap(descriptor);
        int first = group == 0 ? superBlock.firstInode - 1 : 0;
        int bit = firstFree(bitmap, first, superBlock.inodesPerGroup);
        if (bit < 0) {
            return 0;
        }
        long number = (long) group * superBlock.inodesPerGroup + bit + 1;
        if (system.inodes().get(number) != null) {
            // Linux, ext4_new_inode: "doubly allocated?"
            throw system.problems().damaged("inode " + number + " is in use, but free in the bitmap of its group");
        }
        change(descriptor, bitmap, bit);
        BlockAllocator.set(bitmap, bit, 1, true);
        descriptor.setFreeInodes(descriptor.freeInodes() - 1);
        if (isDirectory) {
            descriptor.setDirectories(descriptor.directories() + 1);
        }
        if (system.groups().areChecked()) {
            beginTableBlock(descriptor, bit);
            descriptor.setUnusedInodes(Math.min(descriptor.unusedInodes(), superBlock.inodesPerGroup - bit - 1));
            // The descriptor says from now on what is used.
            system.blocks().bitmap(descriptor);
        }
        system.space().addInodes(-1);
        return number;
    }

    /** A block of the table in which no inode was ever used need not be read, and may have any content (mke2fs(8), lazy_itable_init). */
    private void beginTableBlock(GroupDescriptor descriptor, int bit) {
        long index = (long) bit * superBlock.inodeSize >>> superBlock.blockBits;
        long number = descriptor.inodeTable() + index;
        if (index >= system.groups().usedBlocks(descriptor) && system.cache().atHand(number) == null) {
            system.changes().fresh(number);
        }
    }

    private void change(GroupDescriptor descriptor, Block bitmap, int bit) {
        system.changes().change(descriptor);
        system.changes().change(bitmap, bit >>> 3, 1);
        system.groups().change(descriptor.group(), true);
    }

    private static int firstFree(Block bitmap, int from, int end) {
        for (int bit = from; bit < end;) {
            if ((bit & 63) == 0 && bit + 64 <= end && bitmap.getLong(bit >>> 3) == -1) {
                bit += 64;
                continue;
            }
            int used = bitmap.getByte(bit >>> 3);
            if (used == 0xff && (bit & 7) == 0) {
                bit += 8;
            } else if ((used & 1 << (bit & 7)) == 0) {
                return bit;
            } else {
                bit++;
            }
        }
        return -1;
    }

    /** Whether an inode is marked as used. */
    boolean isUsed(long number) {
        int group = (int) ((number - 1) / superBlock.inodesPerGroup);
        int bit = (int) ((number - 1) % superBlock.inodesPerGroup);
        GroupDescriptor descriptor = system.groups().get(group);
        boolean isUninit = descriptor.has(GroupDescriptor.INODE_UNINIT) && system.groups().areChecked();
        return !isUninit && (bitmap(descriptor).getByte(bit >>> 3) & 1 << (bit & 7)) != 0;
    }

    /** Frees an inode; EUCLEAN if it is free. */
    void free(Node node, boolean isDirectory) {
        int group = (int) ((node.number() - 1) / superBlock.inodesPerGroup);
        int bit = (int) ((node.number() - 1) % superBlock.inodesPerGroup);
        if (!isUsed(node.number())) {
            throw node.damaged("it is free already");
        }
        GroupDescriptor descriptor = system.groups().get(group);
        Block bitmap = bitmap(descriptor);
        change(descriptor, bitmap, bit);
        BlockAllocator.set(bitmap, bit, 1, false);
        descriptor.setFreeInodes(descriptor.freeInodes() + 1);
        if (isDirectory && descriptor.directories() > 0) {
            descriptor.setDirectories(descriptor.directories() - 1);
        }
        system.space().addInodes(1);
    }

    private Block bitmap(GroupDescriptor descriptor) {
        if (descriptor.has(GroupDescriptor.INODE_UNINIT) && system.groups().areChecked()) {
            Block bitmap = system.changes().fresh(descriptor.inodeBitmap());
            change(descriptor, bitmap, 0);
            descriptor.clear(GroupDescriptor.INODE_UNINIT);
            int inodes = superBlock.inodesPerGroup;
            BlockAllocator.set(bitmap, inodes, 8 * superBlock.blockSize - inodes, true);
            return bitmap;
        }
        Block bitmap = system.cache().get(descriptor.inodeBitmap());
        if (!bitmap.isChecked()) {
            if (!system.checksums().isInodeBitmapRight(descriptor, bitmap)) {
                throw system.problems().damaged("the checksum of the bitmap of inodes of group " + descriptor.group()
                        + " is wrong");
            }
            bitmap.setChecked();
        }
        return bitmap;
    }
}
