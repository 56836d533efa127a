package awesome.kernel.procfs;

import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;

/** A directory of {@code /proc} whose entries are those that it was given. */
public class ProcDirectory extends Directory {
    private record Entry(String name, Inode inode) {}

    private final FileSystem system;
    private final Directory parent;
    private final ArrayList<Entry> entries = new ArrayList<>();

    /** A directory in {@code parent}, or the root if that is null. */
    ProcDirectory(FileSystem system, long number, Directory parent) {
        super(system, number, 0555);
        this.system = system;
        this.parent = parent;
        changeLinks(2);
    }

    /** Adds a file that anybody may read. */
    public final void add(String name, Text content) {
        add(name, 0444, content);
    }

    /** Adds a file with these permissions. */
    final void add(String name, int permissions, Text content) {
        entries.add(new Entry(name, new ProcInode(system, numberOf(name), permissions, content)));
    }

    final void add(String name, Inode inode) {
        entries.add(new Entry(name, inode));
    }

    /** Adds a symbolic link. */
    public final void addLink(String name, Text target) {
        entries.add(new Entry(name, new ProcLink(system, numberOf(name), target, null)));
    }

    /** Adds a link to a file whatever its name is; {@code target} is for people. */
    final void addJump(String name, Text target, ProcLink.Jump jump) {
        entries.add(new Entry(name, new ProcLink(system, numberOf(name), target, jump)));
    }

    /** The directory of that name in it, which is made if there is none. */
    public final ProcDirectory directory(String name) {
        Inode found = lookup(name);
        if (found == null) {
            found = new ProcDirectory(system, numberOf(name), this);
            addDirectory(name, (ProcDirectory) found);
        }
        return (ProcDirectory) found;
    }

    /** Takes an entry away, if there is one of that name. */
    public final void drop(String name) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).name.equals(name)) {
                entries.remove(i);
            }
        }
    }

    /** All that is in it by now, and itself, belongs to a user and a group. */
    final void own(int user, int group) {
        begin(user, group);
        for (Entry entry : entries) {
            entry.inode.begin(user, group);
        }
    }

    final void addDirectory(String name, Directory directory) {
        entries.add(new Entry(name, directory));
    }

    /** A number for the inode of an entry: the same whenever the entry is made. */
    final long numberOf(String name) {
        return ProcFileSystem.numberOf(number(), name);
    }

    @Override
    public Directory parent() {
        return parent == null ? this : parent;
    }

    @Override
    public Inode lookup(String name) {
        for (Entry entry : entries) {
            if (entry.name.equals(name)) {
                return entry.inode;
            }
        }
        return null;
    }

    @Override
    public void list(long position, Visitor visitor) {
        for (int i = (int) Math.min(entries.size(), Math.max(0, position - 1)); i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (!visitor.entry(i + 1, entry.name, entry.inode.number(), entry.inode.type())) {
                return;
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return false;
    }
}
