package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import awesome.kernel.cache.MemoryView;

/** Changes the map of a file as ext2 has it; for one operation of {@link Changes}. */
final class IndirectEditor {
    private final Ext4FileSystem system;
    private final IndirectMap map;
    private final Node node;
    private final int bits;

    IndirectEditor(Ext4FileSystem system, IndirectMap map, Node node) {
        this.system = system;
        this.map = map;
        this.node = node;
        bits = map.bits();
    }

    /** Maps blocks that are in a hole. */
    void insert(long logical, long physical, int count) {
        for (int done = 0; done < count;) {
            done += insertIn(logical + done, physical + done, count - done);
        }
        node.forgetKnown();
        node.store();
    }

    /** Maps as many blocks as are in one block of numbers; how many. */
    private int insertIn(long logical, long physical, int count) {
        if (logical < IndirectMap.DIRECT) {
            int here = (int) Math.min(count, IndirectMap.DIRECT - logical);
            RawInode raw = node.beginChange();
            put(raw, RawInode.MAP + 4 * (int) logical, physical, here);
            return here;
        }
        long rest = logical - IndirectMap.DIRECT;
        int level = 0;
        while (rest >= 1L << (level + 1) * bits) {
            rest -= 1L << (level + 1) * bits;
            level++;
        }
        RawInode raw = node.beginChange();
        Block block = child(raw, RawInode.MAP + 4 * (IndirectMap.DIRECT + level), physical);
        for (int depth = level; depth > 0; depth--) {
            int index = (int) (rest >>> depth * bits) & (1 << bits) - 1;
            system.changes().change(block);
            block = child(block, 4 * index, physical);
        }
        system.changes().change(block);
        int index = (int) rest & (1 << bits) - 1;
        int here = Math.min(count, (1 << bits) - index);
        put(block, 4 * index, physical, here);
        return here;
    }

    private static void put(MemoryView at, int offset, long physical, int count) {
        for (int i = 0; i < count; i++) {
            at.putInt(offset + 4 * i, (int) (physical + i));
        }
    }

    /** The block of numbers whose number is in {@code parent}, which is being changed; a new one if there is none. */
    private Block child(MemoryView parent, int offset, long goal) {
        long number = parent.getUnsignedInt(offset);
        if (number != 0) {
            return system.metadata(node, map.checked(node, number));
        }
        Block made = node.newMetadata(goal);
        parent.putInt(offset, (int) made.number());
        return made;
    }

    /** Frees blocks of a range that one block of numbers maps, the last one that maps any; false if none does. */
    boolean removeLast(long start, long end) {
        boolean found = false;
        for (int level = IndirectMap.LEVELS - 1; level >= 0 && !found; level--) {
            long base = IndirectMap.DIRECT;
            for (int i = 0; i < level; i++) {
                base += 1L << (i + 1) * bits;
            }
            int offset = RawInode.MAP + 4 * (IndirectMap.DIRECT + level);
            long number = node.raw().getUnsignedInt(offset);
            if (number != 0 && end > base) {
                Block block = system.metadata(node, map.checked(node, number));
                found = removeIn(block, level, base, start, end);
                if (isEmpty(block)) {
                    node.freeMetadata(number);
                    node.beginChange().putInt(offset, 0);
                    found = true;
                }
            }
        }
        if (!found && start < IndirectMap.DIRECT) {
            int last = (int) Math.min(end, IndirectMap.DIRECT) - 1;
            RawInode raw = node.raw();
            if (hasAny(raw, RawInode.MAP, (int) start, last)) {
                free(node.beginChange(), RawInode.MAP, (int) start, last);
                found = true;
            }
        }
        if (found) {
            node.forgetKnown();
            node.store();
        }
        return found;
    }

    /** The same in a block of numbers whose first one is that of the block {@code base}, or of a block for that and more. */
    private boolean removeIn(Block block, int depth, long base, long start, long end) {
        long span = 1L << depth * bits;
        int first = (int) Math.max(0, (start - base) / span);
        int last = (int) Math.min((1 << bits) - 1, (end - 1 - base) / span);
        if (depth == 0) {
            if (!hasAny(block, 0, first, last)) {
                return false;
            }
            system.changes().change(block);
            free(block, 0, first, last);
            return true;
        }
        for (int i = last; i >= first; i--) {
            long number = block.getUnsignedInt(4 * i);
            if (number == 0) {
                continue;
            }
            Block child = system.metadata(node, map.checked(node, number));
            boolean found = removeIn(child, depth - 1, base + i * span, start, end);
            if (isEmpty(child)) {
                node.freeMetadata(number);
                system.changes().change(block);
                block.putInt(4 * i, 0);
                found = true;
            }
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAny(MemoryView at, int offset, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (at.getInt(offset + 4 * i) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Frees the blocks whose numbers are from {@code first} to {@code last}, in runs, and clears the numbers. */
    private void free(MemoryView at, int offset, int first, int last) {
        long start = 0;
        int count = 0;
        for (int i = first; i <= last; i++) {
            long number = at.getUnsignedInt(offset + 4 * i);
            if (number != 0 && number == start + count) {
                count++;
                continue;
            }
            if (count > 0) {
                node.freeContent(start, count);
            }
            start = number;
            count = number == 0 ? 0 : 1;
        }
        if (count > 0) {
            node.freeContent(start, count);
        }
        at.clear(offset + 4 * first, 4 * (last - first + 1));
    }

    private boolean isEmpty(Block block) {
        return !hasAny(block, 0, 0, (1 << bits) - 1);
    }
}
