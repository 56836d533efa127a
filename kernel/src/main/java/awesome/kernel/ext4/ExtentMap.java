package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import awesome.kernel.cache.MemoryView;

/**
 * The map of a file as a tree of extents. The root is in the inode; each other node is a block. All nodes begin with a
 * header, which entries of 12 bytes follow in order of the block that they begin at.
 */
final class ExtentMap implements BlockMap {
    static final int MAGIC = 0xf30a;
    static final int HEADER = 12;
    static final int ENTRY = 12;
    /** Most blocks in an extent; an unwritten one has so many more than it says, and one less. */
    static final int MAX_LENGTH = 0x8000;
    static final int MAX_DEPTH = 5;

    private final Ext4FileSystem system;

    ExtentMap(Ext4FileSystem system) {
        this.system = system;
    }

    @Override
    public void insert(Node node, long logical, long physical, int count, boolean isUnwritten) {
        new ExtentEditor(system, this, node).insert(logical, physical, count, isUnwritten);
    }

    @Override
    public boolean removeSome(Node node, long start, long end) {
        return new ExtentEditor(system, this, node).removeLast(start, end);
    }

    @Override
    public void markWritten(Node node, long logical, long count) {
        new ExtentEditor(system, this, node).markWritten(logical, count);
    }

    @Override
    public long limit() {
        return 0xffff_ffffL;
    }

    @Override
    public void find(Node node, long logical, Run found) {
        if (logical >= limit()) {
            found.set(logical, Long.MAX_VALUE - logical, 0, false);
            return;
        }
        MemoryView at = root(node);
        long end = limit();
        for (int depth = depth(at); depth > 0; depth--) {
            int index = search(at, logical);
            if (index + 1 < entries(at)) {
                end = Math.min(end, start(at, index + 1));
            }
            if (index < 0) {
                found.set(logical, end - logical, 0, false);
                return;
            }
            at = child(node, at, index, depth - 1);
        }
        int index = search(at, logical);
        if (index + 1 < entries(at)) {
            end = Math.min(end, start(at, index + 1));
        }
        if (index >= 0) {
            long offset = logical - start(at, index);
            int length = length(at, index);
            if (offset < length) {
                found.set(logical, length - offset, physical(at, index) + offset, isUnwritten(at, index));
                return;
            }
        }
        found.set(logical, Math.max(1, end - logical), 0, false);
    }

    /** The node in the inode. */
    MemoryView root(Node node) {
        MemoryView root = new MemoryView(node.raw(), RawInode.MAP, RawInode.MAP_SIZE);
        int depth = depth(root);
        if (depth > MAX_DEPTH) {
            throw node.damaged("its extents are a tree of " + depth + " levels");
        }
        check(node, root, depth);
        return root;
    }

    /** The node that an entry of {@code parent} leads to. */
    Block child(Node node, MemoryView parent, int index, int depth) {
        Block block = system.metadata(node, childBlock(parent, index));
        if (!block.isChecked()) {
            check(node, block, depth);
            int tail = tail(block);
            if (tail + 4 <= block.length() && !system.checksums().isTailRight(node.seed(), block, tail)) {
                throw node.damaged("the checksum of extents in block " + block.number() + " is wrong");
            }
            block.setChecked();
        } else if (depth(block) != depth || !isNode(block)) {
            throw node.damaged("block " + block.number() + " is not the extents that it should be");
        }
        return block;
    }

    private static boolean isNode(MemoryView at) {
        return at.getShort(0) == MAGIC && HEADER + capacity(at) * ENTRY <= at.length() && entries(at) <= capacity(at);
    }

    private void check(Node node, MemoryView at, int depth) {
        if (!isNode(at) || depth(at) != depth || depth > 0 && entries(at) == 0) {
            throw node.damaged("it has extents without a proper header");
        }
        long before = -1;
        for (int i = 0; i < entries(at); i++) {
            long start = start(at, i);
            if (start <= before) {
                throw node.damaged("its extents are out of order at block " + start);
            }
            long physical = depth > 0 ? childBlock(at, i) : physical(at, i);
            int length = depth > 0 ? 1 : length(at, i);
            if (length == 0 || start + length > limit() + 1 || !system.superBlock().holds(physical, length)) {
                throw node.damaged("its extent at block " + start + " leads to block " + physical
                        + ", which cannot be");
            }
            before = depth > 0 ? start : start + length - 1;
        }
    }

    /** The last entry that begins at {@code logical} or before, or -1. */
    static int search(MemoryView at, long logical) {
        int low = 0;
        int high = entries(at);
        while (low < high) {
            int middle = low + high >>> 1;
            if (start(at, middle) <= logical) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    static int entries(MemoryView at) {
        return at.getShort(2);
    }

    static int capacity(MemoryView at) {
        return at.getShort(4);
    }

    static int depth(MemoryView at) {
        return at.getShort(6);
    }

    /** Where a block's checksum is, behind all entries that it has room for. */
    static int tail(MemoryView at) {
        return HEADER + capacity(at) * ENTRY;
    }

    static int offset(int index) {
        return HEADER + index * ENTRY;
    }

    /** The first block of the file that an entry is about. */
    static long start(MemoryView at, int index) {
        return at.getUnsignedInt(offset(index));
    }

    static long childBlock(MemoryView at, int index) {
        return at.getUnsignedInt(offset(index) + 4) | (long) at.getShort(offset(index) + 8) << 32;
    }

    static int length(MemoryView at, int index) {
        int length = at.getShort(offset(index) + 4);
        return length > MAX_LENGTH ? length - MAX_LENGTH : length;
    }

    static boolean isUnwritten(MemoryView at, int index) {
        return at.getShort(offset(index) + 4) > MAX_LENGTH;
    }

    static long physical(MemoryView at, int index) {
        return at.getUnsignedInt(offset(index) + 8) | (long) at.getShort(offset(index) + 6) << 32;
    }
}
