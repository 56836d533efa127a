package awesome.kernel.fat;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Inode;

/** Where the entry of a file is, as long as it has a name, and how what is said of it gets there. */
final class FatNode {
    private static final int DIRECTORY_MODE = FileMode.S_IFDIR | 0755;
    private static final int FILE_MODE = FileMode.S_IFREG | 0755;
    private static final int WRITE = 0222;

    private final FatFileSystem system;
    private FatDirectory parent;
    private int first;
    private int last;
    private final byte[] slot;
    /** Tells the file from others, also when it has no name any more. */
    final long number;

    FatNode(FatFileSystem system, FatDirectory parent, Entry entry) {
        this.system = system;
        this.parent = parent;
        first = entry.first;
        last = entry.last;
        slot = entry.slot;
        number = system.numbers().at(parent.slots().number(last));
    }

    /** The mode of the file of an entry: everybody may do everything, except write if it is marked. */
    static int mode(Entry entry) {
        return entry.isDirectory() ? DIRECTORY_MODE : entry.isReadOnly() ? FILE_MODE & ~WRITE : FILE_MODE;
    }

    /**
     * The mode that a file may have that was given its mode and owner: all may read and execute it, and its owner, root, may
     * write, or of files nobody may. -1 if it may not have it.
     */
    static int allowedMode(Inode inode) {
        int permissions = inode.mode() & 07755;
        boolean fits = permissions == 0755 || permissions == 0555 && inode.isRegular();
        return fits && inode.owner() == 0 && inode.group() == 0 ? inode.type() | permissions : -1;
    }

    byte[] slot() {
        return slot;
    }

    /** It has a name again, after {@link #removeEntry}. */
    void moved(FatDirectory to, Entry entry) {
        parent = to;
        first = entry.first;
        last = entry.last;
        System.arraycopy(entry.slot, 0, slot, 0, slot.length);
        system.numbers().came(to.slots().number(last), number);
    }

    /** Takes its name away. */
    void removeEntry() {
        system.numbers().left(parent.slots().number(last), number);
        EntryWriter.remove(parent.slots(), first, last);
        parent = null;
    }

    /** Has what the slot says written, if the file has a name still. */
    void store() {
        if (parent != null) {
            parent.slots().write(last, slot);
        }
    }

    /** The same with other times. */
    void store(long accessed, long modified) {
        Entry.setTimes(slot, accessed, modified);
        store();
    }
}
