package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.MemoryView;
import java.nio.charset.StandardCharsets;

/**
 * What the super block says that does not change while the file system is mounted. It is 1024 bytes from byte 1024 of
 * the volume on.
 */
final class SuperBlock {
    static final int OFFSET = 1024;
    static final int SIZE = 1024;
    static final int MAGIC = 0xef53;

    /** Offsets of what changes. */
    static final int FREE_BLOCKS = 0x0c;
    static final int FREE_INODES = 0x10;
    static final int MOUNT_TIME = 0x2c;
    static final int WRITE_TIME = 0x30;
    static final int MOUNT_COUNT = 0x34;
    static final int STATE = 0x3a;
    static final int COMPATIBLE = 0x5c;
    static final int INCOMPATIBLE = 0x60;
    static final int READ_ONLY_COMPATIBLE = 0x64;
    static final int LAST_ORPHAN = 0xe8;
    static final int FREE_BLOCKS_HIGH = 0x158;
    static final int ERROR_COUNT = 0x194;
    static final int CHECKSUM = 0x3fc;

    /** In {@link #STATE}: it was unmounted; errors were found. */
    static final int VALID = 1;
    static final int ERRORS = 2;

    private static final int OLD_INODE_SIZE = 128;
    private static final int OLD_FIRST_INODE = 11;
    private static final int UNSIGNED_HASH = 2;
    private static final String WRONG_CHECKSUM = "its checksum is wrong";
    private static final int MAX_BLOCK = 4096;
    /** What is done on errors: go on; other values say not to. */
    private static final int CONTINUE = 1;

    final int blockSize;
    /** log2 of the block size. */
    final int blockBits;
    final long inodes;
    final long blocks;
    final long reservedBlocks;
    final long firstDataBlock;
    final int blocksPerGroup;
    final int inodesPerGroup;
    final int groups;
    final int firstInode;
    final int inodeSize;
    final int descriptorSize;
    final int compatible;
    final int incompatible;
    final int readOnlyCompatible;
    final int firstMetaGroup;
    final int reservedDescriptorBlocks;
    final int[] backupGroups = new int[2];
    final int wantExtraSize;
    final int logGroupsPerFlex;
    final int hashVersion;
    final int[] hashSeed = new int[4];
    /** 3 if names are hashed as unsigned characters, to be added to the version; else 0. */
    final int unsignedHash;
    final long journalInode;
    final long journalDevice;
    final long orphanFile;
    final int checksumSeed;
    final byte[] uuid;
    final String label;
    /** Whether it was unmounted, and whether errors were found. */
    final int state;
    /** Whether the checksum is right, or there is none. */
    final boolean isChecksumRight;
    /** Whether nothing is to be written any more when an error is found. */
    final boolean stopsOnErrors;

    /** Reads it; EINVAL if it is none, or has what is not known here, EUCLEAN if it cannot be true. */
    SuperBlock(MemoryView view, long volumeBytes) throws MountException {
        if (view.getShort(0x38) != MAGIC) {
            throw new MountException(Errno.EINVAL, "no ext2, ext3 or ext4 file system: the magic number is missing");
        }
        boolean isOld = view.getInt(0x4c) == 0;
        compatible = isOld ? 0 : view.getInt(COMPATIBLE);
        incompatible = isOld ? 0 : view.getInt(INCOMPATIBLE);
        readOnlyCompatible = isOld ? 0 : view.getInt(READ_ONLY_COMPATIBLE);
        int unknown = incompatible & ~Features.READABLE;
        if (unknown != 0) {
            throw new MountException(Errno.EINVAL, "it has features that this kernel does not know: "
                    + Features.incompatible(unknown));
        }
        uuid = view.read(0x68, 16);
        isChecksumRight = !hasChecksums() || view.getInt(CHECKSUM) == view.crc32c(Checksums.BEGIN, 0, CHECKSUM);
        require(!hasChecksums() || view.getByte(0x175) == 1,
                "its checksums are of a kind that this kernel does not know");
        // If it is torn, the journal has all of it.
        require(isChecksumRight || hasCompatible(Features.HAS_JOURNAL), WRONG_CHECKSUM);
        long logBlock = view.getUnsignedInt(0x18);
        require(logBlock <= 6, "its block size is 2^" + (logBlock + 10));
        blockBits = (int) logBlock + 10;
        blockSize = 1 << blockBits;
        if (blockSize > MAX_BLOCK) {
            throw new MountException(Errno.EINVAL, "its blocks have " + blockSize + " bytes, more than a page: copy its"
                    + " files to one made with mke2fs -b 4096");
        }
        boolean isWide = hasIncompatible(Features.BITS_64);
        inodes = view.getUnsignedInt(0);
        blocks = view.getUnsignedInt(4) | (isWide ? view.getUnsignedInt(0x150) << 32 : 0);
        long reserved = view.getUnsignedInt(8) | (isWide ? view.getUnsignedInt(0x154) << 32 : 0);
        reservedBlocks = reserved < 0 || reserved > blocks ? 0 : reserved;
        firstDataBlock = view.getUnsignedInt(0x14);
        long perGroup = view.getUnsignedInt(0x20);
        long inodesInGroup = view.getUnsignedInt(0x28);
        boolean isBig = hasReadOnlyCompatible(Features.BIGALLOC);
        require(perGroup > 0 && perGroup % 8 == 0 && (isBig || perGroup <= 8L * blockSize) && perGroup <= 1 << 30,
                "a group has " + perGroup + " blocks");
        blocksPerGroup = (int) perGroup;
        inodeSize = isOld ? OLD_INODE_SIZE : view.getShort(0x58);
        require(inodeSize >= OLD_INODE_SIZE && inodeSize <= blockSize && Integer.bitCount(inodeSize) == 1,
                "an inode has " + inodeSize + " bytes");
        require(inodesInGroup > 0 && inodesInGroup <= 8L * blockSize && inodesInGroup * inodeSize >= blockSize,
                "a group has " + inodesInGroup + " inodes");
        inodesPerGroup = (int) inodesInGroup;
        require(firstDataBlock == (blockSize == 1024 && !isBig ? 1 : 0), "it begins at block " + firstDataBlock);
        require(blocks > firstDataBlock && blocks <= volumeBytes >>> blockBits,
                "it has " + blocks + " blocks, but the device " + (volumeBytes >>> blockBits));
        long count = (blocks - firstDataBlock + blocksPerGroup - 1) / blocksPerGroup;
        require(count <= Integer.MAX_VALUE && inodes == count * inodesPerGroup,
                "it has " + inodes + " inodes in " + count + " groups of " + inodesPerGroup);
        groups = (int) count;
        firstInode = isOld ? OLD_FIRST_INODE : view.getInt(0x54);
        require(firstInode >= OLD_FIRST_INODE && firstInode <= inodesPerGroup, "its first inode is " + firstInode);
        descriptorSize = isWide ? view.getShort(0xfe) : 32;
        require(descriptorSize >= (isWide ? 64 : 32) && descriptorSize <= blockSize
                && Integer.bitCount(descriptorSize) == 1, "a group descriptor has " + descriptorSize + " bytes");
        reservedDescriptorBlocks = view.getShort(0xce);
        firstMetaGroup = view.getInt(0x104);
        require(!hasIncompatible(Features.META_BG) || firstMetaGroup >= 0, "its first meta group is wrong");
        backupGroups[0] = view.getInt(0x24c);
        backupGroups[1] = view.getInt(0x250);
        wantExtraSize = Math.min(view.getShort(0x15e), inodeSize - OLD_INODE_SIZE) & ~3;
        int logFlex = view.getByte(0x174);
        logGroupsPerFlex = hasIncompatible(Features.FLEX_BG) && logFlex < 31 ? logFlex : 0;
        hashVersion = view.getByte(0xfc);
        for (int i = 0; i < 4; i++) {
            hashSeed[i] = view.getInt(0xec + 4 * i);
        }
        unsignedHash = (view.getInt(0x160) & UNSIGNED_HASH) != 0 ? 3 : 0;
        journalInode = view.getUnsignedInt(0xe0);
        journalDevice = view.getUnsignedInt(0xe4);
        orphanFile = view.getUnsignedInt(0x280);
        checksumSeed = hasIncompatible(Features.CSUM_SEED) ? view.getInt(0x270)
                : Checksums.update(Checksums.BEGIN, uuid);
        label = new String(view.read(0x78, 16), StandardCharsets.ISO_8859_1).trim();
        state = view.getShort(STATE);
        stopsOnErrors = view.getShort(0x3c) > CONTINUE;
    }

    /** EUCLEAN if the checksum is wrong. */
    void requireChecksum() throws MountException {
        require(isChecksumRight, WRONG_CHECKSUM);
    }

    private static void require(boolean isSo, String problem) throws MountException {
        if (!isSo) {
            throw new MountException(Errno.EUCLEAN, "the super block is damaged: " + problem
                    + "; run e2fsck(8) on the device");
        }
    }

    boolean hasCompatible(int feature) {
        return (compatible & feature) != 0;
    }

    boolean hasIncompatible(int feature) {
        return (incompatible & feature) != 0;
    }

    boolean hasReadOnlyCompatible(int feature) {
        return (readOnlyCompatible & feature) != 0;
    }

    /** Whether all metadata has checksums. */
    boolean hasChecksums() {
        return hasReadOnlyCompatible(Features.METADATA_CSUM);
    }

    /** The first block of a group. */
    long firstBlock(int group) {
        return firstDataBlock + (long) group * blocksPerGroup;
    }

    /** How many blocks a group has; the last may have less than the others. */
    int blocksIn(int group) {
        return (int) Math.min(blocksPerGroup, blocks - firstBlock(group));
    }

    /** The group of a block of the file system. */
    int groupOf(long block) {
        return (int) ((block - firstDataBlock) / blocksPerGroup);
    }

    /** Whether {@code count} blocks from {@code block} on can hold something. */
    boolean holds(long block, long count) {
        return block > firstDataBlock && count > 0 && block < blocks && count <= blocks - block;
    }

    /** Whether a group begins with a copy of the super block. */
    boolean hasSuperBlock(int group) {
        if (group == 0) {
            return true;
        }
        if (hasCompatible(Features.SPARSE_SUPER2)) {
            return group == backupGroups[0] || group == backupGroups[1];
        }
        if (group == 1 || !hasReadOnlyCompatible(Features.SPARSE_SUPER)) {
            return true;
        }
        return isPower(group, 3) || isPower(group, 5) || isPower(group, 7);
    }

    private static boolean isPower(int number, int base) {
        int rest = number;
        while (rest % base == 0) {
            rest /= base;
        }
        return rest == 1;
    }

    /** Group descriptors in a block. */
    int descriptorsPerBlock() {
        return blockSize / descriptorSize;
    }

    /** Where a block of group descriptors is. */
    long descriptorBlock(int index) {
        if (!hasIncompatible(Features.META_BG) || index < firstMetaGroup) {
            return firstDataBlock + 1 + index;
        }
        int group = index * descriptorsPerBlock();
        return firstBlock(group) + (hasSuperBlock(group) ? 1 : 0);
    }
}
