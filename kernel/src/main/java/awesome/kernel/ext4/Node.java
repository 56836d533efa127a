package awesome.kernel.ext4;

import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;

/**
 * An inode of the disk that is in use: where it is, and what is needed of it to find its content. What stat(2) tells is
 * in the {@link awesome.kernel.vfs.Inode} that belongs to it.
 */
final class Node {
    private final Ext4FileSystem system;
    private final long number;
    private final long rawBlock;
    private final int rawOffset;
    private int type;
    private int seed;
    private int flags;
    private long size;
    private long blocks;
    /** What was last found of the map. */
    private final Run known = new Run();
    private BlockMap map;

    /** The inode {@code number}, which the caller has checked, at a place in the tables of inodes. */
    Node(Ext4FileSystem system, long number, long rawBlock, int rawOffset) {
        this.system = system;
        this.number = number;
        this.rawBlock = rawBlock;
        this.rawOffset = rawOffset;
    }

    /** Reads what is kept here from the disk; EUCLEAN. */
    void load() {
        RawInode raw = raw();
        SuperBlock superBlock = system.superBlock();
        int newSeed = system.checksums().seedOf(number, raw.generation());
        if (!system.checksums().isInodeRight(newSeed, raw)) {
            throw damaged("its checksum is wrong");
        }
        int extra = raw.extraSize();
        if ((extra & 3) != 0 || extra > Math.max(0, superBlock.inodeSize - RawInode.OLD_SIZE)) {
            throw damaged("it has " + extra + " bytes beyond the first 128");
        }
        seed = newSeed;
        type = raw.mode() & FileMode.S_IFMT;
        flags = raw.flags();
        boolean isLarge = isSizeLarge();
        size = raw.size(isLarge);
        if (size < 0) {
            throw damaged("its size is negative");
        }
        boolean isHuge = superBlock.hasReadOnlyCompatible(Features.HUGE_FILE);
        blocks = raw.blocks(isHuge);
        if (isHuge && has(InodeFlag.HUGE_FILE)) {
            blocks *= superBlock.blockSize / 512;
        }
        map = has(InodeFlag.EXTENTS) ? system.extents() : system.indirect();
        forgetKnown();
    }

    /** Whether the size has 64 bits. */
    private boolean isSizeLarge() {
        return type == FileMode.S_IFREG
                || type == FileMode.S_IFDIR && system.superBlock().hasIncompatible(Features.LARGEDIR);
    }

    Ext4FileSystem system() {
        return system;
    }

    long number() {
        return number;
    }

    /** The inode on the disk, for the operation that runs. */
    RawInode raw() {
        return new RawInode(system.cache().get(rawBlock), rawOffset, system.superBlock().inodeSize);
    }

    /** What checksums of its blocks begin with. */
    int seed() {
        return seed;
    }

    /** The type, one of the {@code S_IF} constants. */
    int type() {
        return type;
    }

    int flags() {
        return flags;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    boolean isInline() {
        return has(InodeFlag.INLINE_DATA);
    }

    long size() {
        return size;
    }

    /** Sets the size; {@link #store} writes it to the disk. */
    void setSize(long newSize) {
        size = newSize;
    }

    /** Storage in units of 512 bytes. */
    long blocks() {
        return blocks;
    }

    /** How many blocks the content has room in, by its size. */
    long sizeInBlocks() {
        int bits = system.superBlock().blockBits;
        return (size >>> bits) + ((size & (1L << bits) - 1) == 0 ? 0 : 1);
    }

    BlockMap map() {
        return map;
    }

    /** The run from a block of the file on; not to be changed, and good until the next call. */
    Run find(long logical) {
        long offset = logical - known.logical;
        if (offset < 0 || offset >= known.count) {
            map.find(this, logical, known);
        } else if (offset > 0) {
            known.set(logical, known.count - offset, known.physical == 0 ? 0 : known.physical + offset,
                    known.isUnwritten);
        }
        return known;
    }

    /** The map was changed. */
    void forgetKnown() {
        known.set(0, 0, 0, false);
    }

    /** It is found to be wrong; the exception to be thrown. */
    ErrnoException damaged(String what) {
        return system.problems().damaged("inode " + number + ": " + what);
    }
}
