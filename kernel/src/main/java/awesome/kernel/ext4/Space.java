package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import awesome.kernel.cache.MemoryView;

/** The super block as far as it changes, and how many blocks and inodes are free in all. */
final class Space {
    private final Ext4FileSystem system;
    private final long number;
    private final int offset;
    private long freeBlocks;
    private long freeInodes;
    private long storedBlocks;
    private long storedInodes;

    Space(Ext4FileSystem system) {
        this.system = system;
        int blockSize = system.superBlock().blockSize;
        number = SuperBlock.OFFSET / blockSize;
        offset = SuperBlock.OFFSET % blockSize;
    }

    /** Counts what is free. EUCLEAN. */
    void count() {
        freeBlocks = 0;
        freeInodes = 0;
        for (int group = 0; group < system.superBlock().groups; group++) {
            GroupDescriptor descriptor = system.groups().get(group);
            freeBlocks += descriptor.freeBlocks();
            freeInodes += descriptor.freeInodes();
        }
        storedBlocks = -1;
        storedInodes = -1;
    }

    long freeBlocks() {
        return freeBlocks;
    }

    long freeInodes() {
        return freeInodes;
    }

    void addBlocks(long more) {
        freeBlocks += more;
    }

    void addInodes(long more) {
        freeInodes += more;
    }

    /** An operation was undone. */
    void restore(long blocks, long inodes) {
        freeBlocks = blocks;
        freeInodes = inodes;
    }

    /** The block that the super block is in. */
    Block block() {
        Block block = system.cache().get(number);
        block.setSeal(each -> system.checksums().setSuperBlock(new MemoryView(each, offset, SuperBlock.SIZE)));
        return block;
    }

    /** Where the super block is in the block. */
    int start() {
        return offset;
    }

    /** The super block, for the operation that runs. */
    MemoryView view() {
        return new MemoryView(block(), offset, SuperBlock.SIZE);
    }

    /** Writes the counts into the super block, if they have changed since that was done last. */
    void store() {
        if (freeBlocks != storedBlocks || freeInodes != storedInodes) {
            Block block = block();
            system.changes().changeAtCommit(block);
            put(view());
            system.checksums().setSuperBlock(view());
        }
    }

    /** Writes the counts into {@code view}, which is the super block. */
    void put(MemoryView view) {
        view.putInt(SuperBlock.FREE_BLOCKS, (int) freeBlocks);
        if (system.superBlock().hasIncompatible(Features.BITS_64)) {
            view.putInt(SuperBlock.FREE_BLOCKS_HIGH, (int) (freeBlocks >>> 32));
        }
        view.putInt(SuperBlock.FREE_INODES, (int) freeInodes);
        storedBlocks = freeBlocks;
        storedInodes = freeInodes;
    }

    /** Writes the super block to its place at once; it is safe then, with all that was written before. */
    void writeThrough() {
        Block block = block();
        block.seal();
        system.volume().writeThrough(block.number(), block.address());
    }
}
