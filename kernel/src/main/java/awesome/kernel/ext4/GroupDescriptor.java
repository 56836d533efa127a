package awesome.kernel.ext4;

import awesome.kernel.cache.Block;

/** What a group descriptor says; for one operation, as its block is. */
final class GroupDescriptor extends BlockPart {
    /** Flags: the bitmaps of inodes and of blocks are not on the disk, nothing there is used. */
    static final int INODE_UNINIT = 1;
    static final int BLOCK_UNINIT = 2;

    private static final int WIDE = 64;

    private final int group;

    GroupDescriptor(Block block, int at, int size, int group) {
        super(block, at, size);
        this.group = group;
    }

    int group() {
        return group;
    }

    private boolean isWide() {
        return length() >= WIDE;
    }

    private long block(int low, int high) {
        return getUnsignedInt(low) | (isWide() ? getUnsignedInt(high) << 32 : 0);
    }

    private int count(int low, int high) {
        return getShort(low) | (isWide() ? getShort(high) << 16 : 0);
    }

    private void setCount(int low, int high, int count) {
        putShort(low, count);
        if (isWide()) {
            putShort(high, count >>> 16);
        }
    }

    long blockBitmap() {
        return block(0, 0x20);
    }

    long inodeBitmap() {
        return block(4, 0x24);
    }

    /** The first block of inodes. */
    long inodeTable() {
        return block(8, 0x28);
    }

    int freeBlocks() {
        return count(0xc, 0x2c);
    }

    void setFreeBlocks(int count) {
        setCount(0xc, 0x2c, count);
    }

    int freeInodes() {
        return count(0xe, 0x2e);
    }

    void setFreeInodes(int count) {
        setCount(0xe, 0x2e, count);
    }

    int directories() {
        return count(0x10, 0x30);
    }

    void setDirectories(int count) {
        setCount(0x10, 0x30, count);
    }

    /** How many inodes at the end of the table were never used. */
    int unusedInodes() {
        return count(0x1c, 0x32);
    }

    void setUnusedInodes(int count) {
        setCount(0x1c, 0x32, count);
    }

    boolean has(int flag) {
        return (getShort(0x12) & flag) != 0;
    }

    void clear(int flag) {
        putShort(0x12, getShort(0x12) & ~flag);
    }
}
