package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import awesome.kernel.cache.BlockCache;
import awesome.kernel.cache.Problems;
import java.util.HashSet;

/** The groups of blocks and inodes that a file system consists of. */
final class Groups {
    /** How many blocks of a table of inodes are read at once. */
    private static final int READ_AROUND = 32;

    private final SuperBlock superBlock;
    private final BlockCache cache;
    private final Checksums checksums;
    private final Problems problems;
    /** Blocks of the table of inodes of a group. */
    private final long tableBlocks;
    private final HashSet<Long> changed = new HashSet<>();

    Groups(SuperBlock superBlock, BlockCache cache, Checksums checksums, Problems problems) {
        this.superBlock = superBlock;
        this.cache = cache;
        this.checksums = checksums;
        this.problems = problems;
        tableBlocks = ((long) superBlock.inodesPerGroup * superBlock.inodeSize + superBlock.blockSize - 1)
                / superBlock.blockSize;
    }

    /** Blocks of the table of inodes of each group. */
    long tableBlocks() {
        return tableBlocks;
    }

    /** How many blocks a group has at its beginning for copies of the super block and the descriptors. */
    int baseBlocks(int group) {
        boolean hasSuper = superBlock.hasSuperBlock(group);
        int perBlock = superBlock.descriptorsPerBlock();
        boolean isMeta = superBlock.hasIncompatible(Features.META_BG);
        if (!isMeta || group / perBlock < superBlock.firstMetaGroup) {
            int all = (superBlock.groups + perBlock - 1) / perBlock;
            int here = isMeta ? Math.min(all, superBlock.firstMetaGroup) : all;
            return hasSuper ? 1 + here + superBlock.reservedDescriptorBlocks : 0;
        }
        int inMeta = group % perBlock;
        boolean hasDescriptors = inMeta <= 1 || inMeta == perBlock - 1;
        return (hasSuper ? 1 : 0) + (hasDescriptors ? 1 : 0);
    }

    /** Whether descriptors have checksums, and so may say that a group was never used. */
    boolean areChecked() {
        return checksums.isActive() || superBlock.hasReadOnlyCompatible(Features.GDT_CSUM);
    }

    /** The bitmap of blocks or of inodes of a group was changed: checksums are put right before it is written. */
    void change(int group, boolean isInodes) {
        changed.add(2L * group + (isInodes ? 1 : 0));
    }

    /** Puts the checksums right of groups that were changed, whose blocks are all held. */
    void seal() {
        for (long each : changed) {
            int group = (int) (each >>> 1);
            GroupDescriptor descriptor = get(group);
            if (descriptor.block().holder() == null && !descriptor.block().isDirty()) {
                // The operation was undone.
                continue;
            }
            if ((each & 1) == 0) {
                checksums.setBlockBitmap(descriptor, cache.get(descriptor.blockBitmap()));
            } else {
                checksums.setInodeBitmap(descriptor, cache.get(descriptor.inodeBitmap()));
            }
            checksums.setDescriptor(group, descriptor);
        }
        changed.clear();
    }

    /**
     * Reads a block of the table of inodes of a group, if it is not in memory, together with those around it: who needs an inode
     * is likely to need others of the same directory. As many as Linux reads (ext4(5), inode_readahead_blks), but none of which no
     * inode was ever used. EUCLEAN, EIO.
     */
    void readTable(int group, long block) {
        if (cache.atHand(block) == null) {
            GroupDescriptor descriptor = get(group);
            long index = block - descriptor.inodeTable();
            long from = index - index % READ_AROUND;
            long end = Math.max(index + 1, Math.min(from + READ_AROUND, usedBlocks(descriptor)));
            cache.readAround(block, descriptor.inodeTable() + from, descriptor.inodeTable() + end);
        }
    }

    /** How many blocks of the table of a group may have inodes that were used at some time. */
    long usedBlocks(GroupDescriptor descriptor) {
        if (!areChecked()) {
            return tableBlocks;
        }
        long used = Math.max(0, superBlock.inodesPerGroup - descriptor.unusedInodes());
        return (used * superBlock.inodeSize + superBlock.blockSize - 1) / superBlock.blockSize;
    }

    /** The descriptor of a group; EUCLEAN if it cannot be true. */
    GroupDescriptor get(int group) {
        int perBlock = superBlock.descriptorsPerBlock();
        Block block = cache.get(superBlock.descriptorBlock(group / perBlock));
        if (!block.isChecked()) {
            int first = group - group % perBlock;
            int end = (int) Math.min((long) first + perBlock, superBlock.groups);
            for (int each = first; each < end; each++) {
                check(descriptor(block, each));
            }
            block.setChecked();
        }
        return descriptor(block, group);
    }

    private GroupDescriptor descriptor(Block block, int group) {
        int size = superBlock.descriptorSize;
        return new GroupDescriptor(block, group % superBlock.descriptorsPerBlock() * size, size, group);
    }

    private void check(GroupDescriptor descriptor) {
        int group = descriptor.group();
        if (!checksums.isDescriptorRight(group, descriptor)) {
            throw problems.damaged("the checksum of the descriptor of group " + group + " is wrong");
        }
        if (!isPlaceRight(group, descriptor.blockBitmap(), 1) || !isPlaceRight(group, descriptor.inodeBitmap(), 1)
                || !isPlaceRight(group, descriptor.inodeTable(), tableBlocks)) {
            throw problems.damaged("group " + group + " has its bitmaps or inodes where they cannot be");
        }
    }

    private boolean isPlaceRight(int group, long block, long count) {
        if (!superBlock.holds(block, count)) {
            return false;
        }
        long first = superBlock.firstBlock(group);
        return superBlock.hasIncompatible(Features.FLEX_BG)
                || block >= first && block + count <= first + superBlock.blocksIn(group);
    }
}
