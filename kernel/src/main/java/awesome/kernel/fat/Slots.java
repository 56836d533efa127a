package awesome.kernel.fat;

import awesome.kernel.cache.Block;

/** The slots of a directory: in the clusters of a chain, or of the root of FAT12 and FAT16 in a fixed place. */
final class Slots {
    /** There are no more in a directory, says the standard. */
    static final int MOST = 65_536;

    static final int ATTRIBUTES = 11;
    /** Attributes that mark a piece of a long name. */
    static final int LONG_NAME = 0x0f;
    static final int FREE = 0xe5;

    private final FatFileSystem system;
    private final FatLayout layout;
    /** Null for a fixed place. */
    private final Chain chain;

    Slots(FatFileSystem system, Chain chain) {
        this.system = system;
        this.layout = system.layout();
        this.chain = chain;
    }

    /** Whether there is a slot of that index. */
    boolean has(int index) {
        return index < MOST && sector(index) >= 0;
    }

    /** The sector with a slot; -1 if there are not so many. */
    private long sector(int index) {
        int offset = index * FatLayout.SLOT;
        if (chain == null) {
            return index < layout.rootEntries ? layout.rootSector + offset / layout.sectorSize : -1;
        }
        int cluster = chain.at(offset >>> layout.clusterBits);
        return cluster == 0 ? -1 : layout.sectorOf(cluster) + (offset & (1 << layout.clusterBits) - 1) / layout.sectorSize;
    }

    /** The sector with a slot that there is, in memory. */
    Block block(int index) {
        return system.cache().get(sector(index));
    }

    /** Where in its sector a slot is. */
    int offset(int index) {
        return index * FatLayout.SLOT % layout.sectorSize;
    }

    /** What tells a slot from all others of the disk. */
    long number(int index) {
        return (sector(index) * layout.sectorSize + offset(index)) / FatLayout.SLOT;
    }

    byte[] read(int index) {
        return block(index).read(offset(index), FatLayout.SLOT);
    }

    void write(int index, byte[] slot) {
        Block block = block(index);
        block.write(offset(index), slot, 0, FatLayout.SLOT);
        block.setDirty(true);
    }

    /** The first byte of a slot: 0 if it and all after it are free, {@link #FREE} if it is. */
    int first(int index) {
        return block(index).getByte(offset(index));
    }

    boolean isFree(int index) {
        int first = first(index);
        return first == 0 || first == FREE;
    }

    /** Whether a slot has a piece of a long name. */
    boolean isLongName(int index) {
        return !isFree(index) && (block(index).getByte(offset(index) + ATTRIBUTES) & 0x3f) == LONG_NAME;
    }

    /** Frees a slot. */
    void free(int index) {
        Block block = block(index);
        block.putByte(offset(index), FREE);
        block.setDirty(true);
    }

    /** Says that a slot and all after it are free. */
    void end(int index) {
        Block block = block(index);
        block.putByte(offset(index), 0);
        block.setDirty(true);
    }

    /** Adds a cluster of free slots; whether there can be more. ENOSPC. */
    boolean extend() {
        if (chain == null || (long) chain.count() << layout.clusterBits >= (long) MOST * FatLayout.SLOT) {
            return false;
        }
        system.clear(chain.extend());
        return true;
    }

    /** Bytes in all. */
    long size() {
        return chain == null ? (long) layout.rootEntries * FatLayout.SLOT : (long) chain.count() << layout.clusterBits;
    }
}
