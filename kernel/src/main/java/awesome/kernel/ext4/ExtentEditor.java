package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.cache.MemoryView;
import awesome.kernel.error.ErrnoException;

/** Changes the extents of a file; for one operation of {@link Changes}. */
final class ExtentEditor {
    private static final int LENGTH = 4;
    private static final int PHYSICAL_HIGH = 6;
    private static final int PHYSICAL = 8;
    private static final int CHILD = 4;
    private static final int CHILD_HIGH = 8;
    /** Most blocks of an extent, by whether it is unwritten. */
    private static final int MOST_UNWRITTEN = ExtentMap.MAX_LENGTH - 1;

    private final Ext4FileSystem system;
    private final ExtentMap map;
    private final Node node;
    /** The way to a leaf: nodes from the root on, which has no block, and the entry that is followed in each. */
    private MemoryView[] nodes;
    private Block[] blocks;
    private int[] index;

    ExtentEditor(Ext4FileSystem system, ExtentMap map, Node node) {
        this.system = system;
        this.map = map;
        this.node = node;
    }

    private int last() {
        return nodes.length - 1;
    }

    private MemoryView leaf() {
        return nodes[last()];
    }

    /** Goes to the leaf where {@code logical} is, or would be; -1 as an index means before the first entry. */
    private void find(long logical) {
        MemoryView root = map.root(node);
        int depth = ExtentMap.depth(root);
        nodes = new MemoryView[depth + 1];
        blocks = new Block[depth + 1];
        index = new int[depth + 1];
        nodes[0] = root;
        blocks[0] = node.raw().block();
        for (int level = 0; level <= depth; level++) {
            index[level] = ExtentMap.search(nodes[level], logical);
            if (level < depth) {
                index[level] = Math.max(0, index[level]);
                blocks[level + 1] = map.child(node, nodes[level], index[level], depth - level - 1);
                nodes[level + 1] = blocks[level + 1];
            }
        }
    }

    /** A node will be changed. */
    private void change(int level) {
        if (level == 0) {
            node.beginChange();
        } else {
            system.changes().change(blocks[level]);
            seal(blocks[level]);
        }
    }

    private void seal(Block block) {
        int seed = node.seed();
        block.setSeal(each -> {
            int tail = ExtentMap.tail(each);
            if (tail + 4 <= each.length()) {
                system.checksums().setTail(seed, each, tail);
            }
        });
    }

    private static boolean isFull(MemoryView at) {
        return ExtentMap.entries(at) >= ExtentMap.capacity(at);
    }

    private static void setEntries(MemoryView at, int count) {
        at.putShort(2, count);
    }

    private static void putHeader(MemoryView at, int entries, int depth) {
        at.putShort(0, ExtentMap.MAGIC);
        at.putShort(2, entries);
        at.putShort(4, (at.length() - ExtentMap.HEADER) / ExtentMap.ENTRY);
        at.putShort(6, depth);
        at.putInt(8, 0);
    }

    /** Makes the map of a new inode, one without extents; the caller has begun to change it. */
    static void begin(RawInode raw) {
        MemoryView root = new MemoryView(raw, RawInode.MAP, RawInode.MAP_SIZE);
        root.clear(0, root.length());
        putHeader(root, 0, 0);
    }

    private static void putExtent(MemoryView at, int entry, long logical, long physical, int length,
            boolean isUnwritten) {
        int to = ExtentMap.offset(entry);
        at.putInt(to, (int) logical);
        putLength(at, entry, length, isUnwritten);
        at.putShort(to + PHYSICAL_HIGH, (int) (physical >>> 32));
        at.putInt(to + PHYSICAL, (int) physical);
    }

    private static void putLength(MemoryView at, int entry, int length, boolean isUnwritten) {
        at.putShort(ExtentMap.offset(entry) + LENGTH, isUnwritten ? length + ExtentMap.MAX_LENGTH : length);
    }

    private static void putChild(MemoryView at, int entry, long logical, long block) {
        int to = ExtentMap.offset(entry);
        at.putInt(to, (int) logical);
        at.putInt(to + CHILD, (int) block);
        at.putShort(to + CHILD_HIGH, (int) (block >>> 32));
        at.putShort(to + CHILD_HIGH + 2, 0);
    }

    /** Makes room for an entry before {@code entry}. */
    private static void shiftUp(MemoryView at, int entry) {
        int count = ExtentMap.entries(at);
        int from = ExtentMap.offset(entry);
        at.move(from, from + ExtentMap.ENTRY, (count - entry) * ExtentMap.ENTRY);
        setEntries(at, count + 1);
    }

    private static void shiftDown(MemoryView at, int entry) {
        int count = ExtentMap.entries(at);
        int to = ExtentMap.offset(entry);
        at.move(to + ExtentMap.ENTRY, to, (count - entry - 1) * ExtentMap.ENTRY);
        setEntries(at, count - 1);
        at.clear(ExtentMap.offset(count - 1), ExtentMap.ENTRY);
    }

    /** Maps blocks that are in a hole. */
    void insert(long logical, long physical, int count, boolean isUnwritten) {
        int most = isUnwritten ? MOST_UNWRITTEN : ExtentMap.MAX_LENGTH;
        for (int done = 0; done < count; done += most) {
            insertOne(logical + done, physical + done, Math.min(most, count - done), isUnwritten);
        }
        node.forgetKnown();
        node.store();
    }

    private void insertOne(long logical, long physical, int count, boolean isUnwritten) {
        find(logical);
        if (mergeLeft(logical, physical, count, isUnwritten) || mergeRight(logical, physical, count, isUnwritten)) {
            return;
        }
        for (int tries = 0; isFull(leaf()); tries++) {
            if (tries > ExtentMap.MAX_DEPTH + 1) {
                throw node.damaged("its extents cannot be split");
            }
            makeRoom(logical);
            find(logical);
        }
        change(last());
        int entry = index[last()] + 1;
        shiftUp(leaf(), entry);
        putExtent(leaf(), entry, logical, physical, count, isUnwritten);
        if (entry == 0) {
            lowerKeys(logical);
        }
    }

    /** The nodes on the way begin with {@code logical} from now on. */
    private void lowerKeys(long logical) {
        for (int level = last() - 1; level >= 0; level--) {
            if (ExtentMap.start(nodes[level], index[level]) <= logical) {
                return;
            }
            change(level);
            nodes[level].putInt(ExtentMap.offset(index[level]), (int) logical);
            if (index[level] > 0) {
                return;
            }
        }
    }

    private boolean mergeLeft(long logical, long physical, int count, boolean isUnwritten) {
        MemoryView leaf = leaf();
        int entry = index[last()];
        int most = isUnwritten ? MOST_UNWRITTEN : ExtentMap.MAX_LENGTH;
        if (entry < 0 || ExtentMap.isUnwritten(leaf, entry) != isUnwritten) {
            return false;
        }
        int length = ExtentMap.length(leaf, entry);
        if (ExtentMap.start(leaf, entry) + length != logical || ExtentMap.physical(leaf, entry) + length != physical
                || length + count > most) {
            return false;
        }
        change(last());
        putLength(leaf, entry, length + count, isUnwritten);
        int next = entry + 1;
        if (next < ExtentMap.entries(leaf) && ExtentMap.isUnwritten(leaf, next) == isUnwritten
                && ExtentMap.start(leaf, next) == logical + count
                && ExtentMap.physical(leaf, next) == physical + count
                && length + count + ExtentMap.length(leaf, next) <= most) {
            putLength(leaf, entry, length + count + ExtentMap.length(leaf, next), isUnwritten);
            shiftDown(leaf, next);
        }
        return true;
    }

    private boolean mergeRight(long logical, long physical, int count, boolean isUnwritten) {
        MemoryView leaf = leaf();
        int entry = index[last()] + 1;
        int most = isUnwritten ? MOST_UNWRITTEN : ExtentMap.MAX_LENGTH;
        if (entry >= ExtentMap.entries(leaf) || ExtentMap.isUnwritten(leaf, entry) != isUnwritten) {
            return false;
        }
        int length = ExtentMap.length(leaf, entry);
        if (ExtentMap.start(leaf, entry) != logical + count || ExtentMap.physical(leaf, entry) != physical + count
                || length + count > most) {
            return false;
        }
        change(last());
        putExtent(leaf, entry, logical, physical, length + count, isUnwritten);
        if (entry == 0) {
            lowerKeys(logical);
        }
        return true;
    }

    /** Splits the lowest full node on the way whose parent is not full, or makes the tree higher. */
    private void makeRoom(long logical) {
        int level = last();
        while (level > 0 && isFull(nodes[level - 1])) {
            level--;
        }
        if (level == 0) {
            grow();
        } else {
            split(level, logical);
        }
    }

    /** Moves what is in the root to a new block, which becomes its only child. */
    private void grow() {
        MemoryView root = nodes[0];
        int depth = ExtentMap.depth(root);
        if (depth == ExtentMap.MAX_DEPTH) {
            throw new ErrnoException(Errno.EFBIG);
        }
        Block block = node.newMetadata(node.goal());
        seal(block);
        int count = ExtentMap.entries(root);
        putHeader(block, count, depth);
        block.copyFrom(root, ExtentMap.HEADER, ExtentMap.HEADER, count * ExtentMap.ENTRY);
        change(0);
        long first = count == 0 ? 0 : ExtentMap.start(root, 0);
        root.clear(ExtentMap.HEADER, root.length() - ExtentMap.HEADER);
        root.putShort(6, depth + 1);
        setEntries(root, 1);
        putChild(root, 0, first, block.number());
    }

    /** Moves entries behind the one that is followed, or half of them, to a new block behind a node. */
    private void split(int level, long logical) {
        MemoryView from = nodes[level];
        int count = ExtentMap.entries(from);
        boolean isLeaf = level == last();
        boolean isAtEnd = index[level] == count - 1;
        // Files mostly grow at the end, where full nodes are left behind; no node of the index may be empty.
        int keep = isAtEnd ? isLeaf ? count : count - 1 : count / 2;
        Block block = node.newMetadata(blocks[level].number() + 1);
        seal(block);
        putHeader(block, count - keep, ExtentMap.depth(from));
        block.copyFrom(from, ExtentMap.offset(keep), ExtentMap.HEADER, (count - keep) * ExtentMap.ENTRY);
        long first = keep == count ? logical : ExtentMap.start(from, keep);
        change(level);
        from.clear(ExtentMap.offset(keep), (count - keep) * ExtentMap.ENTRY);
        setEntries(from, keep);
        change(level - 1);
        shiftUp(nodes[level - 1], index[level - 1] + 1);
        putChild(nodes[level - 1], index[level - 1] + 1, first, block.number());
    }

    /** Takes an entry out of a node; nodes that are empty by that are freed. */
    private void remove(int level, int entry) {
        change(level);
        shiftDown(nodes[level], entry);
        if (ExtentMap.entries(nodes[level]) > 0) {
            if (entry == 0) {
                raiseKeys(level);
            }
        } else if (level > 0) {
            node.freeMetadata(blocks[level].number());
            remove(level - 1, index[level - 1]);
        } else {
            nodes[0].putShort(6, 0);
        }
    }

    /** A node begins with another entry now, and so do those above it. */
    private void raiseKeys(int level) {
        long first = ExtentMap.start(nodes[level], 0);
        for (int above = level - 1; above >= 0; above--) {
            change(above);
            nodes[above].putInt(ExtentMap.offset(index[above]), (int) first);
            if (index[above] > 0) {
                return;
            }
        }
    }

    /** Frees the blocks of the last extent that reaches into a range, as far as they are in it; false if none does. */
    boolean removeLast(long start, long end) {
        find(end - 1);
        while (index[last()] < 0) {
            // The leaf begins behind what its parent says.
            int level = last() - 1;
            while (level >= 0 && index[level] == 0) {
                level--;
            }
            long key = level < 0 ? start : ExtentMap.start(nodes[level], index[level]);
            if (key <= start) {
                return false;
            }
            find(key - 1);
        }
        int entry = index[last()];
        MemoryView leaf = leaf();
        long first = ExtentMap.start(leaf, entry);
        int length = ExtentMap.length(leaf, entry);
        long physical = ExtentMap.physical(leaf, entry);
        boolean isUnwritten = ExtentMap.isUnwritten(leaf, entry);
        long from = Math.max(start, first);
        long to = Math.min(end, first + length);
        if (from >= to) {
            return false;
        }
        take(entry, first, length, physical, isUnwritten, from, to);
        node.freeContent(physical + (from - first), to - from);
        node.forgetKnown();
        node.store();
        return true;
    }

    /** Takes the blocks from {@code from} to {@code to} out of an extent. */
    private void take(int entry, long first, int length, long physical, boolean isUnwritten, long from, long to) {
        int left = (int) (from - first);
        int right = (int) (first + length - to);
        if (left > 0) {
            change(last());
            putLength(leaf(), entry, left, isUnwritten);
        } else if (right == 0) {
            remove(last(), entry);
        } else {
            change(last());
            putExtent(leaf(), entry, to, physical + (to - first), right, isUnwritten);
            if (entry == 0) {
                raiseKeys(last());
            }
        }
        if (left > 0 && right > 0) {
            insertOne(to, physical + (to - first), right, isUnwritten);
        }
    }

    /** Blocks that are unwritten are so no longer. */
    void markWritten(long logical, long count) {
        long at = logical;
        long end = logical + count;
        while (at < end) {
            find(at);
            int entry = index[last()];
            MemoryView leaf = leaf();
            long first = entry < 0 ? end : ExtentMap.start(leaf, entry);
            int length = entry < 0 ? 0 : ExtentMap.length(leaf, entry);
            if (at >= first + length || !ExtentMap.isUnwritten(leaf, entry)) {
                throw node.damaged("its extent at block " + at + " should be unwritten");
            }
            long to = Math.min(end, first + length);
            long physical = ExtentMap.physical(leaf, entry);
            take(entry, first, length, physical, true, at, to);
            insertOne(at, physical + (at - first), (int) (to - at), false);
            at = to;
        }
        node.forgetKnown();
        node.store();
    }
}
