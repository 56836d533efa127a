package awesome.kernel.ext4;

import awesome.kernel.cache.Block;

/** An inode as it is on the disk; for one operation, as its block is. */
final class RawInode extends BlockPart {
    static final int OLD_SIZE = 128;
    /** Where the map of the content is, or the content itself. */
    static final int MAP = 0x28;
    static final int MAP_SIZE = 60;

    private static final int MODE = 0;
    private static final int OWNER = 2;
    private static final int SIZE = 4;
    private static final int ACCESSED = 8;
    private static final int CHANGED = 0xc;
    private static final int MODIFIED = 0x10;
    private static final int DELETED = 0x14;
    private static final int GROUP = 0x18;
    private static final int LINKS = 0x1a;
    private static final int BLOCKS = 0x1c;
    private static final int FLAGS = 0x20;
    private static final int GENERATION = 0x64;
    private static final int ATTRIBUTES = 0x68;
    private static final int SIZE_HIGH = 0x6c;
    private static final int BLOCKS_HIGH = 0x74;
    private static final int ATTRIBUTES_HIGH = 0x76;
    private static final int OWNER_HIGH = 0x78;
    private static final int GROUP_HIGH = 0x7a;
    private static final int EXTRA_SIZE = 0x80;
    private static final int CHANGED_EXTRA = 0x84;
    private static final int MODIFIED_EXTRA = 0x88;
    private static final int ACCESSED_EXTRA = 0x8c;
    private static final int CREATED = 0x90;
    private static final int CREATED_EXTRA = 0x94;

    private static final long SECOND = 1_000_000_000L;

    RawInode(Block block, int at, int size) {
        super(block, at, size);
    }

    int mode() {
        return getShort(MODE);
    }

    void setMode(int mode) {
        putShort(MODE, mode);
    }

    int owner() {
        return getShort(OWNER) | getShort(OWNER_HIGH) << 16;
    }

    int group() {
        return getShort(GROUP) | getShort(GROUP_HIGH) << 16;
    }

    void setOwner(int owner, int group) {
        putShort(OWNER, owner);
        putShort(OWNER_HIGH, owner >>> 16);
        putShort(GROUP, group);
        putShort(GROUP_HIGH, group >>> 16);
    }

    /** Bytes of content; the upper half is something else where there are no large files of that type. */
    long size(boolean isLarge) {
        return getUnsignedInt(SIZE) | (isLarge ? getUnsignedInt(SIZE_HIGH) << 32 : 0);
    }

    void setSize(long size, boolean isLarge) {
        putInt(SIZE, (int) size);
        if (isLarge) {
            putInt(SIZE_HIGH, (int) (size >>> 32));
        }
    }

    int links() {
        return getShort(LINKS);
    }

    void setLinks(int links) {
        putShort(LINKS, links);
    }

    /** Storage in units of 512 bytes or, as a flag says, of blocks. */
    long blocks(boolean isHuge) {
        return getUnsignedInt(BLOCKS) | (isHuge ? (long) getShort(BLOCKS_HIGH) << 32 : 0);
    }

    void setBlocks(long blocks, boolean isHuge) {
        putInt(BLOCKS, (int) blocks);
        if (isHuge) {
            putShort(BLOCKS_HIGH, (int) (blocks >>> 32));
        }
    }

    int flags() {
        return getInt(FLAGS);
    }

    void setFlags(int flags) {
        putInt(FLAGS, flags);
    }

    int generation() {
        return getInt(GENERATION);
    }

    void setGeneration(int generation) {
        putInt(GENERATION, generation);
    }

    /** The block with attributes, or 0. */
    long attributes() {
        return getUnsignedInt(ATTRIBUTES) | (long) getShort(ATTRIBUTES_HIGH) << 32;
    }

    void setAttributes(long number) {
        putInt(ATTRIBUTES, (int) number);
        putShort(ATTRIBUTES_HIGH, (int) (number >>> 32));
    }

    /** Seconds since 1970 when it was deleted; of an orphan, the number of the next one. */
    long deleted() {
        return getUnsignedInt(DELETED);
    }

    void setDeleted(long value) {
        putInt(DELETED, (int) value);
    }

    /** Bytes that are used beyond the first 128, before the attributes in the inode. */
    int extraSize() {
        return length() > OLD_SIZE ? getShort(EXTRA_SIZE) : 0;
    }

    void setExtraSize(int size) {
        putShort(EXTRA_SIZE, size);
    }

    private boolean hasExtra(int field) {
        return field + 4 - OLD_SIZE <= extraSize();
    }

    long accessed() {
        return time(ACCESSED, ACCESSED_EXTRA);
    }

    long modified() {
        return time(MODIFIED, MODIFIED_EXTRA);
    }

    long changed() {
        return time(CHANGED, CHANGED_EXTRA);
    }

    void setTimes(long accessed, long modified, long changed) {
        setTime(ACCESSED, ACCESSED_EXTRA, accessed);
        setTime(MODIFIED, MODIFIED_EXTRA, modified);
        setTime(CHANGED, CHANGED_EXTRA, changed);
    }

    /** Notes when it was made, if there is room for that. */
    void setCreated(long nanos) {
        if (hasExtra(CREATED)) {
            setTime(CREATED, CREATED_EXTRA, nanos);
        }
    }

    /** Nanoseconds since 1970: the extra field holds two bits more of the seconds, and the nanoseconds. */
    private long time(int field, int extraField) {
        long seconds = getInt(field);
        if (!hasExtra(extraField)) {
            return seconds * SECOND;
        }
        int extra = getInt(extraField);
        return (seconds + ((extra & 3L) << 32)) * SECOND + Math.min(extra >>> 2, SECOND - 1);
    }

    private void setTime(int field, int extraField, long nanos) {
        long seconds = Math.floorDiv(nanos, SECOND);
        if (hasExtra(extraField)) {
            long epoch = seconds - (int) seconds >>> 32 & 3;
            putInt(field, (int) seconds);
            putInt(extraField, (int) (Math.floorMod(nanos, SECOND) << 2 | epoch));
        } else {
            putInt(field, (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, seconds)));
        }
    }
}
