package awesome.kernel.ninep;

import awesome.kernel.vfs.Inode;

/** What is to become of the attributes of a file. */
final class Change {
    private static final int MODE = 1;
    private static final int OWNER = 2;
    private static final int GROUP = 4;
    private static final int SIZE = 8;
    /** Times are set, and to those that are given. */
    private static final int ACCESSED = 0x10 | 0x80;
    private static final int MODIFIED = 0x20 | 0x100;
    private static final int PERMISSIONS = 07777;
    private static final long SECOND = 1_000_000_000L;

    private int which;
    private int permissions;
    private int owner;
    private int group;
    private long size;
    private long accessed;
    private long modified;

    /** Cuts it off, or makes it longer. */
    static Change size(long size) {
        Change change = new Change();
        change.which = SIZE;
        change.size = size;
        return change;
    }

    /** What it is like here, as far as that is not what the server said last. */
    static Change of(Inode inode, Node node) {
        Change change = new Change();
        change.permissions = inode.mode() & PERMISSIONS;
        change.owner = inode.owner();
        change.group = inode.group();
        change.accessed = inode.accessed();
        change.modified = inode.modified();
        change.which = (inode.mode() != node.mode ? MODE : 0) | (inode.owner() != node.owner ? OWNER : 0)
                | (inode.group() != node.group ? GROUP : 0) | (inode.accessed() != node.accessed ? ACCESSED : 0)
                | (inode.modified() != node.modified ? MODIFIED : 0);
        return change;
    }

    /** Whether nothing is to change. */
    boolean isNothing() {
        return which == 0;
    }

    Exchange put(Exchange message) {
        return message.put4(which).put4(permissions).put4(owner).put4(group).put8(size)
                .put8(Math.floorDiv(accessed, SECOND)).put8(Math.floorMod(accessed, SECOND))
                .put8(Math.floorDiv(modified, SECOND)).put8(Math.floorMod(modified, SECOND));
    }
}
