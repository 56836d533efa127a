package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.cache.Block;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;

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
    /** What was last found of the map; null for nothing. */
    private Run known;
    private BlockMap map;
    /** The file that programs know; null for one that none does. */
    private Inode file;
    /** The last transaction that changed it, and the last that changed how its content is found. */
    private long transaction;
    private long contentTransaction;
    /** The last operation that changed it. */
    private long operation;
    /** The operation that made it; 0 if it is older. */
    private long madeBy;
    /** Where it is among the {@link Orphans} that wait; -1 if it is not. */
    private int waitingOrphan = -1;
    /** When it was last read, as the disk says. */
    private long storedAccessed;

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
        storedAccessed = raw.accessed();
        blocks = raw.blocks(isHuge);
        if (isHuge && has(InodeFlag.HUGE_FILE)) {
            blocks *= superBlock.blockSize / 512;
        }
        map = has(InodeFlag.EXTENTS) ? system.extents() : system.indirect();
        forgetKnown();
        Changes changes = system.changes();
        if (changes != null && changes.hasChanged(raw.block())) {
            // Perhaps it was this inode, of which nothing was known here any more.
            transaction = changes.number();
            contentTransaction = transaction;
        }
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

    /** The block that the inode is in. */
    long rawBlock() {
        return rawBlock;
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

    /** Bytes that it can have at most, as {@link Inode#largestSize}. */
    long largestSize() {
        return map.limit() << system.superBlock().blockBits;
    }

    /** The run from a block of the file on; not to be changed, and good until the next call. */
    Run find(long logical) {
        if (known == null) {
            known = new Run();
        }
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
        if (known != null) {
            known.set(0, 0, 0, false);
        }
    }

    /** Where new blocks for it should be if nothing better is known. */
    long goal() {
        SuperBlock superBlock = system.superBlock();
        return superBlock.firstBlock((int) ((number - 1) / superBlock.inodesPerGroup));
    }

    /** The file that programs know as this inode. */
    Inode file() {
        return file;
    }

    void setFile(Inode known) {
        file = known;
    }

    /** Whether it was read since that was last noted on the disk. */
    boolean isAccessTimeNew() {
        return file != null && file.accessed() != storedAccessed;
    }

    /** Whether content is mapped, and not in the inode itself. */
    boolean hasMap() {
        boolean isFast = type == FileMode.S_IFLNK && isFastLink();
        return !isInline() && !isFast && (type == FileMode.S_IFREG || type == FileMode.S_IFDIR
                || type == FileMode.S_IFLNK);
    }

    /** Whether the path of a symbolic link is in the inode, as it has no blocks. */
    boolean isFastLink() {
        long ofAttributes = raw().attributes() != 0 ? system.superBlock().blockSize / 512 : 0;
        return blocks == ofAttributes && size < RawInode.MAP_SIZE && !isInline();
    }

    /** It is made by the operation that runs. */
    void setMade() {
        madeBy = system.changes().operation();
    }

    /** Where it is among the orphans that wait to be listed; -1 if it is not. */
    int waitingOrphan() {
        return waitingOrphan;
    }

    void setWaitingOrphan(int index) {
        waitingOrphan = index;
    }

    /** Whether the transaction that runs has changed it. */
    boolean isInTransaction() {
        return transaction == system.changes().number();
    }

    /** Whether that has changed where its content is, how long it is, or anything else that is needed to find it. */
    boolean isContentInTransaction() {
        return contentTransaction == system.changes().number();
    }

    /** Begins to change the inode on the disk; {@link #endChange} follows. */
    RawInode beginChange() {
        RawInode raw = raw();
        Changes changes = system.changes();
        changes.change(raw);
        if (operation != changes.operation()) {
            operation = changes.operation();
            changes.touch(this);
        }
        transaction = changes.number();
        contentTransaction = transaction;
        return raw;
    }

    /** Ends a change of the inode on the disk. */
    void endChange(RawInode raw) {
        system.checksums().setInode(seed, raw);
    }

    /** Writes what is known of it, here and in the file, to the inode on the disk. */
    void store() {
        RawInode raw = beginChange();
        if (file != null) {
            raw.setMode(file.mode());
            raw.setOwner(file.owner(), file.group());
            raw.setLinks(file.links());
            raw.setTimes(file.accessed(), file.modified(), file.changed());
            storedAccessed = file.accessed();
        }
        raw.setFlags(flags);
        if (size > Integer.MAX_VALUE) {
            system.requireLargeFiles();
        }
        raw.setSize(size, isSizeLarge());
        boolean isHuge = system.superBlock().hasReadOnlyCompatible(Features.HUGE_FILE);
        if (blocks >>> (isHuge ? 48 : 32) != 0) {
            throw new ErrnoException(Errno.EFBIG);
        }
        raw.setBlocks(isHuge && has(InodeFlag.HUGE_FILE) ? blocks / (system.superBlock().blockSize / 512) : blocks,
                isHuge);
        endChange(raw);
    }

    /** As {@link #store}, where what is needed to find the content is as it was, as when it was written over. */
    void storeAttributes() {
        long before = contentTransaction;
        store();
        contentTransaction = before;
    }

    /** An operation was undone: all is as it is on the disk. */
    void reload() {
        if (madeBy == system.changes().operation()) {
            return;
        }
        load();
        if (file != null) {
            ((Ext4Inode) file).load();
        }
    }

    /** Sets or clears a flag; {@link #store} writes it to the disk. */
    void setFlag(int flag, boolean isSet) {
        flags = isSet ? flags | flag : flags & ~flag;
        map = has(InodeFlag.EXTENTS) ? system.extents() : system.indirect();
        forgetKnown();
    }

    /** It has so many blocks more, or fewer; {@link #store} writes it to the disk. */
    void addBlocks(long more) {
        blocks = Math.max(0, blocks + more * (system.superBlock().blockSize / 512));
    }

    /** A block for its metadata, zero; within an operation of {@link Changes}. ENOSPC. */
    Block newMetadata(long goal) {
        long found = system.blocks().allocate(goal, 1);
        addBlocks(1);
        return system.changes().fresh(found);
    }

    /** Frees a block of its metadata. */
    void freeMetadata(long block) {
        system.blocks().free(this, block, 1, true);
        addBlocks(-1);
    }

    /** Frees blocks with its content; those of directories and links are known to the cache. */
    void freeContent(long block, long count) {
        system.blocks().free(this, block, count, type != FileMode.S_IFREG);
        addBlocks(-count);
    }

    /** It is found to be wrong; the exception to be thrown. */
    ErrnoException damaged(String what) {
        return system.problems().damaged("inode " + number + ": " + what);
    }
}
