package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import awesome.kernel.cache.BlockCache;

/** The groups of blocks and inodes that a file system consists of. */
final class Groups {
    private final SuperBlock superBlock;
    private final BlockCache cache;
    private final Checksums checksums;
    private final Problems problems;
    /** Blocks of the table of inodes of a group. */
    private final long tableBlocks;

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
