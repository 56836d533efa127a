package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import awesome.kernel.memory.LittleEndian;

/** The blocks of directories. Those with entries have their checksum where one more entry, a free one, would be. */
final class DirectoryBlocks {
    /** Bytes of the entry with the checksum, and what it has for a type. */
    static final int TAIL = 12;
    static final int TAIL_TYPE = 0xde;

    /** How many blocks that follow one another are read at once, as on Linux (fs/ext4/namei.c, NAMEI_RA_SIZE). */
    private static final int READ_AHEAD = 8;

    private final Ext4FileSystem system;

    DirectoryBlocks(Ext4FileSystem system) {
        this.system = system;
    }

    /** Where entries end in a block. */
    int end() {
        return system.superBlock().blockSize - (system.checksums().isActive() ? TAIL : 0);
    }

    /** How many blocks a directory has; EUCLEAN if that is more than there are. */
    long count(Node directory) {
        long count = directory.sizeInBlocks();
        if (count > system.superBlock().blocks) {
            throw directory.damaged("as a directory it has " + directory.size() + " bytes, more than there are");
        }
        return count;
    }

    /** A block of a directory; null if there is a hole. EUCLEAN. */
    Block block(Node directory, long logical) {
        Run run = directory.find(logical);
        if (run.physical == 0 || run.isUnwritten) {
            return null;
        }
        long ahead = Math.min(READ_AHEAD, Math.min(run.count, directory.sizeInBlocks() - logical));
        if (ahead > 1 && system.superBlock().holds(run.physical, ahead)) {
            system.cache().readAround(run.physical, run.physical, run.physical + ahead);
        }
        return system.metadata(directory, run.physical);
    }

    /** A block with entries, up to {@link #end}; null for a hole or a block of an index. EUCLEAN. */
    Block withEntries(Node directory, long logical) {
        Block block = block(directory, logical);
        if (block == null || directory.has(InodeFlag.INDEX) && isIndex(block, logical)) {
            return null;
        }
        check(directory, block);
        return block;
    }

    /** EUCLEAN if a block with entries has not the checksum that it must have. */
    void check(Node directory, Block block) {
        if (!block.isChecked() && system.checksums().isActive()) {
            int end = end();
            if (block.getShort(end + 4) != TAIL || block.getByte(end + 7) != TAIL_TYPE
                    || !system.checksums().isTailRight(directory.seed(), block, end, end + 8)) {
                throw directory.damaged("the checksum of block " + block.number() + " of a directory is wrong");
            }
            block.setChecked();
        }
    }

    /** Whether a block of a hashed directory is of the index: the first is, and those with one free entry. */
    boolean isIndex(Block block, long logical) {
        return logical == 0 || block.getInt(0) == 0 && block.getShort(4) == block.length();
    }

    /** The entries {@code .} and {@code ..} of a directory with an index, which is in the same block. */
    byte[] firstEntries(Node directory) {
        Block block = block(directory, 0);
        if (block == null) {
            throw directory.damaged("as a directory it has no first block");
        }
        boolean isIndex = directory.has(InodeFlag.INDEX) && system.superBlock().hasCompatible(Features.DIR_INDEX);
        if (!isIndex) {
            check(directory, block);
        }
        byte[] bytes = block.read(0, block.length());
        if (isIndex) {
            // The index is in what would be the rest of the second entry.
            LittleEndian.putShort(bytes, 16, end() - 12);
        }
        return bytes;
    }

    /** A block with entries is being changed: its checksum is put right before it is written. */
    void change(Node directory, Block block) {
        system.changes().change(block);
        setSeal(directory, block);
    }

    private void setSeal(Node directory, Block block) {
        int seed = directory.seed();
        block.setSeal(each -> system.checksums().setTail(seed, each, end(), end() + 8));
    }

    /** So many bytes of a block with entries are being changed. */
    void change(Node directory, Block block, int start, int length) {
        system.changes().change(block, start, length);
        setSeal(directory, block);
    }

    /** A block of an index is being changed, whose entries begin at {@code base}. */
    void changeIndex(Node directory, Block block, int base) {
        system.changes().change(block);
        int seed = directory.seed();
        block.setSeal(each -> {
            int end = base + HashTree.ENTRY * each.getShort(base + 2);
            system.checksums().setIndex(seed, each, end, base + HashTree.ENTRY * each.getShort(base));
        });
    }

    /** Makes all of a block that is being changed one free entry. */
    void clear(Block block) {
        block.clear(0, block.length());
        block.putShort(4, end());
        if (end() < block.length()) {
            block.putShort(end() + 4, TAIL);
            block.putByte(end() + 7, TAIL_TYPE);
        }
    }

    /** Adds a block to a directory, all of it one free entry. ENOSPC. */
    Block append(Node directory) {
        long logical = count(directory);
        long goal = directory.goal();
        if (logical > 0) {
            Run last = directory.find(logical - 1);
            goal = last.physical == 0 ? goal : last.physical + 1;
        }
        long found = system.blocks().allocate(goal, 1);
        directory.addBlocks(1);
        Block block = system.changes().fresh(found);
        change(directory, block);
        clear(block);
        directory.setSize(logical + 1 << system.superBlock().blockBits);
        directory.map().insert(directory, logical, found, 1, false);
        return block;
    }

    /** Puts an entry into a block that is being changed. */
    void put(Block block, int at, int length, long inode, byte[] name, int type) {
        block.putInt(at, (int) inode);
        block.putShort(at + 4, length);
        if (system.superBlock().hasIncompatible(Features.FILETYPE)) {
            block.putByte(at + 6, name.length);
            block.putByte(at + 7, FileTypes.ofMode(type));
        } else {
            block.putShort(at + 6, name.length);
        }
        block.write(at + EntryCursor.HEADER, name, 0, name.length);
    }

    /** Adds an entry to a block if there is room. */
    boolean add(Node directory, Block block, long inode, byte[] name, int type) {
        check(directory, block);
        int need = EntryCursor.least(name.length);
        EntryCursor entry = new EntryCursor(directory, block, end());
        while (entry.next()) {
            int used = entry.inode() == 0 ? 0 : EntryCursor.least(entry.nameLength());
            if (entry.length() - used >= need) {
                change(directory, block, entry.at() + used, EntryCursor.HEADER + name.length);
                if (used > 0) {
                    change(directory, block, entry.at() + 4, Short.BYTES);
                    block.putShort(entry.at() + 4, used);
                }
                put(block, entry.at() + used, entry.length() - used, inode, name, type);
                return true;
            }
        }
        return false;
    }
}
