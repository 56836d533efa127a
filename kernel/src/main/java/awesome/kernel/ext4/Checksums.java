package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import awesome.kernel.cache.MemoryView;
import awesome.kernel.checksum.Crc16;
import awesome.kernel.checksum.Crc32c;

/**
 * Checksums of metadata, as the feature {@code metadata_csum} has them: each begins with what the super block says, so
 * that a block of another file system is not taken for one of this; without the feature all are right.
 */
final class Checksums {
    static final int BEGIN = -1;

    /** Group descriptors: where the checksum is, and the bitmaps' ones. */
    private static final int DESCRIPTOR = 0x1e;
    private static final int BLOCK_BITMAP = 0x18;
    private static final int INODE_BITMAP = 0x1a;
    private static final int BLOCK_BITMAP_HIGH = 0x38;
    private static final int INODE_BITMAP_HIGH = 0x3a;
    private static final int WIDE = 64;
    /** Of inodes. */
    private static final int INODE = 0x7c;
    private static final int INODE_HIGH = 0x82;
    private static final int INODE_WORD = 0x78;
    private static final int OLD_INODE = 128;
    /** Of blocks with attributes. */
    private static final int ATTRIBUTES = 0x10;

    private final SuperBlock superBlock;
    private final boolean all;
    private final boolean descriptorsOnly;
    private final int seed;

    Checksums(SuperBlock superBlock) {
        this.superBlock = superBlock;
        all = superBlock.hasChecksums();
        descriptorsOnly = !all && superBlock.hasReadOnlyCompatible(Features.GDT_CSUM);
        seed = superBlock.checksumSeed;
    }

    /** Whether there are any, but for group descriptors. */
    boolean isActive() {
        return all;
    }

    static int update(int crc, byte[] bytes) {
        return Crc32c.update(crc, bytes, 0, bytes.length);
    }

    /** What checksums of an inode and its blocks begin with. */
    int seedOf(long inode, int generation) {
        return Crc32c.updateInt(Crc32c.updateInt(seed, (int) inode), generation);
    }

    /** The checksum of a group descriptor. */
    private int descriptor(int group, MemoryView view) {
        int size = view.length();
        if (all) {
            int crc = view.crc32c(Crc32c.updateInt(seed, group), 0, DESCRIPTOR);
            crc = Crc32c.updateZeros(crc, 2);
            return view.crc32c(crc, DESCRIPTOR + 2, size - DESCRIPTOR - 2) & 0xffff;
        }
        byte[] bytes = view.read(0, size);
        int crc = Crc16.update(0xffff, superBlock.uuid, 0, superBlock.uuid.length);
        for (int i = 0; i < 4; i++) {
            crc = Crc16.updateByte(crc, group >>> 8 * i);
        }
        crc = Crc16.update(crc, bytes, 0, DESCRIPTOR);
        return Crc16.update(crc, bytes, DESCRIPTOR + 2, size - DESCRIPTOR - 2);
    }

    boolean isDescriptorRight(int group, MemoryView view) {
        return !all && !descriptorsOnly || view.getShort(DESCRIPTOR) == descriptor(group, view);
    }

    void setDescriptor(int group, MemoryView view) {
        if (all || descriptorsOnly) {
            view.putShort(DESCRIPTOR, descriptor(group, view));
        }
    }

    boolean isBlockBitmapRight(MemoryView descriptor, Block bitmap) {
        return isBitmapRight(descriptor, bitmap, superBlock.blocksPerGroup / 8, BLOCK_BITMAP, BLOCK_BITMAP_HIGH);
    }

    boolean isInodeBitmapRight(MemoryView descriptor, Block bitmap) {
        return isBitmapRight(descriptor, bitmap, superBlock.inodesPerGroup / 8, INODE_BITMAP, INODE_BITMAP_HIGH);
    }

    private boolean isBitmapRight(MemoryView descriptor, Block bitmap, int bytes, int low, int high) {
        if (!all) {
            return true;
        }
        int crc = bitmap.crc32c(seed, 0, Math.min(bytes, bitmap.length()));
        return descriptor.getShort(low) == (crc & 0xffff)
                && (descriptor.length() < WIDE || descriptor.getShort(high) == crc >>> 16);
    }

    void setBlockBitmap(MemoryView descriptor, Block bitmap) {
        setBitmap(descriptor, bitmap, superBlock.blocksPerGroup / 8, BLOCK_BITMAP, BLOCK_BITMAP_HIGH);
    }

    void setInodeBitmap(MemoryView descriptor, Block bitmap) {
        setBitmap(descriptor, bitmap, superBlock.inodesPerGroup / 8, INODE_BITMAP, INODE_BITMAP_HIGH);
    }

    private void setBitmap(MemoryView descriptor, Block bitmap, int bytes, int low, int high) {
        if (all) {
            int crc = bitmap.crc32c(seed, 0, Math.min(bytes, bitmap.length()));
            descriptor.putShort(low, crc);
            if (descriptor.length() >= WIDE) {
                descriptor.putShort(high, crc >>> 16);
            }
        }
    }

    private static boolean hasHighPart(MemoryView inode) {
        return inode.length() > OLD_INODE && inode.getShort(OLD_INODE) >= INODE_HIGH + 2 - OLD_INODE;
    }

    private static int inode(int inodeSeed, MemoryView inode, boolean isHigh) {
        // The words that the checksum is in count as if it were zero; both are multiples of eight bytes behind the begin.
        int crc = inode.crc32c(inodeSeed, 0, INODE_WORD);
        crc = Crc32c.updateLong(crc, inode.getLong(INODE_WORD) & ~(0xffffL << 8 * (INODE - INODE_WORD)));
        int size = inode.length();
        if (size > OLD_INODE) {
            long word = inode.getLong(OLD_INODE);
            crc = Crc32c.updateLong(crc, isHigh ? word & ~(0xffffL << 8 * (INODE_HIGH - OLD_INODE)) : word);
            crc = inode.crc32c(crc, OLD_INODE + 8, size - OLD_INODE - 8);
        }
        return crc;
    }

    boolean isInodeRight(int inodeSeed, MemoryView inode) {
        if (!all) {
            return true;
        }
        boolean isHigh = hasHighPart(inode);
        int crc = inode(inodeSeed, inode, isHigh);
        return inode.getShort(INODE) == (crc & 0xffff) && (!isHigh || inode.getShort(INODE_HIGH) == crc >>> 16);
    }

    void setInode(int inodeSeed, MemoryView inode) {
        if (all) {
            boolean isHigh = hasHighPart(inode);
            int crc = inode(inodeSeed, inode, isHigh);
            inode.putShort(INODE, crc);
            if (isHigh) {
                inode.putShort(INODE_HIGH, crc >>> 16);
            }
        }
    }

    /** Whether the bytes of a block before {@code at} have the checksum that is there. */
    boolean isTailRight(int inodeSeed, MemoryView block, int at) {
        return !all || block.getInt(at) == block.crc32c(inodeSeed, 0, at);
    }

    void setTail(int inodeSeed, MemoryView block, int at) {
        if (all) {
            block.putInt(at, block.crc32c(inodeSeed, 0, at));
        }
    }

    /** The same for directories: the checksum at {@code at} is of the bytes before {@code end}. */
    boolean isTailRight(int inodeSeed, MemoryView block, int end, int at) {
        return !all || block.getInt(at) == block.crc32c(inodeSeed, 0, end);
    }

    void setTail(int inodeSeed, MemoryView block, int end, int at) {
        if (all) {
            block.putInt(at, block.crc32c(inodeSeed, 0, end));
        }
    }

    /** The checksum of a block of a hashed directory's index. */
    private static int index(int inodeSeed, MemoryView block, int end, int tail) {
        int crc = block.crc32c(inodeSeed, 0, end);
        return Crc32c.updateZeros(block.crc32c(crc, tail, 4), 4);
    }

    boolean isIndexRight(int inodeSeed, MemoryView block, int end, int tail) {
        return !all || block.getInt(tail + 4) == index(inodeSeed, block, end, tail);
    }

    void setIndex(int inodeSeed, MemoryView block, int end, int tail) {
        if (all) {
            block.putInt(tail + 4, index(inodeSeed, block, end, tail));
        }
    }

    private int attributes(Block block) {
        int crc = Crc32c.updateLong(seed, block.number());
        crc = Crc32c.updateZeros(block.crc32c(crc, 0, ATTRIBUTES), 4);
        return block.crc32c(crc, ATTRIBUTES + 4, block.length() - ATTRIBUTES - 4);
    }

    boolean areAttributesRight(Block block) {
        return !all || block.getInt(ATTRIBUTES) == attributes(block);
    }

    void setAttributes(Block block) {
        if (all) {
            block.putInt(ATTRIBUTES, attributes(block));
        }
    }

    /** The checksum of a block of the orphan file. */
    int orphans(int inodeSeed, Block block, int bytes) {
        return block.crc32c(Crc32c.updateLong(inodeSeed, block.number()), 0, bytes);
    }

    void setSuperBlock(MemoryView view) {
        if (all) {
            view.putInt(SuperBlock.CHECKSUM, view.crc32c(BEGIN, 0, SuperBlock.CHECKSUM));
        }
    }
}
