package awesome.kernel.ext4;

import awesome.kernel.cache.MemoryView;

/**
 * The map of a file as ext2 has it: the inode has the numbers of its first 12 blocks, then of a block of numbers, of a
 * block of numbers of such blocks, and one level more.
 */
final class IndirectMap implements BlockMap {
    static final int DIRECT = 12;
    static final int LEVELS = 3;

    private final Ext4FileSystem system;
    /** log2 of how many numbers are in a block. */
    private final int bits;

    IndirectMap(Ext4FileSystem system) {
        this.system = system;
        bits = system.superBlock().blockBits - 2;
    }

    /** log2 of how many numbers are in a block. */
    int bits() {
        return bits;
    }

    @Override
    public long limit() {
        return Math.min(0xffff_ffffL, DIRECT + (1L << bits) + (1L << 2 * bits) + (1L << 3 * bits));
    }

    @Override
    public void find(Node node, long logical, Run found) {
        RawInode raw = node.raw();
        if (logical < DIRECT) {
            run(node, raw, RawInode.MAP, (int) logical, DIRECT, logical, found);
            return;
        }
        if (logical >= limit()) {
            found.set(logical, Long.MAX_VALUE - logical, 0, false);
            return;
        }
        long rest = logical - DIRECT;
        int level = 0;
        while (rest >= 1L << (level + 1) * bits) {
            rest -= 1L << (level + 1) * bits;
            level++;
        }
        long number = raw.getUnsignedInt(RawInode.MAP + 4 * (DIRECT + level));
        for (int depth = level; depth >= 0; depth--) {
            if (number == 0) {
                long size = 1L << (depth + 1) * bits;
                found.set(logical, size - (rest & size - 1), 0, false);
                return;
            }
            MemoryView block = system.metadata(node, checked(node, number));
            int index = (int) (rest >>> depth * bits) & (1 << bits) - 1;
            if (depth == 0) {
                run(node, block, 0, index, 1 << bits, logical, found);
                return;
            }
            number = block.getUnsignedInt(4 * index);
        }
    }

    @Override
    public void insert(Node node, long logical, long physical, int count, boolean isUnwritten) {
        new IndirectEditor(system, this, node).insert(logical, physical, count);
    }

    @Override
    public boolean removeSome(Node node, long start, long end) {
        return new IndirectEditor(system, this, node).removeLast(start, Math.min(end, limit()));
    }

    @Override
    public void markWritten(Node node, long logical, long count) {
        throw node.damaged("it has unwritten blocks though its map has none");
    }

    private void run(Node node, MemoryView at, int offset, int index, int end, long logical, Run found) {
        long first = at.getUnsignedInt(offset + 4 * index);
        int count = 1;
        while (index + count < end
                && at.getUnsignedInt(offset + 4 * (index + count)) == (first == 0 ? 0 : first + count)) {
            count++;
        }
        if (first != 0 && !system.superBlock().holds(first, count)) {
            checked(node, first);
            count = 1;
        }
        found.set(logical, count, first, false);
    }

    /** The number, if it can be one of a block; EUCLEAN. */
    long checked(Node node, long number) {
        if (!system.superBlock().holds(number, 1)) {
            throw node.damaged("its map leads to block " + number + ", which cannot be");
        }
        return number;
    }
}
