package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import java.util.HashMap;

/** A directory. What is in it, the server is asked each time. */
final class ShareDirectory extends Directory implements Shared {
    /** In one list there are no more entries, and not so many answers without any. */
    private static final int MOST_ENTRIES = 1 << 22;
    private static final int MOST_EMPTY = 16;
    /** The last position. Several file systems of Linux say with the last entry that the largest number comes next. */
    private static final long END = Long.MAX_VALUE - 4;
    private static final int LIST_BYTES = 32768;
    private static final int FEW_BYTES = 4096;
    private static final int PERMISSIONS = 07777;

    private final ShareFileSystem system;
    private final Node node;
    /** Files that were found here and are known still. */
    private final HashMap<String, Inode> children = new HashMap<>();

    ShareDirectory(ShareFileSystem system, Attributes attributes) {
        super(system, attributes.number(), attributes.mode() & PERMISSIONS);
        this.system = system;
        node = new Node(system, attributes.number());
        load(attributes);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void load(Attributes attributes) {
        node.take(attributes);
        restore(attributes.mode(), attributes.owner(), attributes.group(), attributes.links());
        restoreTimes(attributes.accessed(), attributes.modified(), attributes.changed());
        forgetAttributes();
    }

    @Override
    public void restoreKnown() {
        restore(node.mode, node.owner, node.group, links());
        restoreTimes(node.accessed, node.modified, node.changed);
    }

    /** Those that are known in it find their place by it. */
    @Override
    public boolean isIdle() {
        return !isUsed() && children.isEmpty() && node.parent() != null;
    }

    /** The file that was found here by that name last; null if none was, or it is forgotten. */
    Inode child(String name) {
        return children.get(name);
    }

    void addChild(String name, Inode child) {
        children.put(name, child);
    }

    void removeChild(String name) {
        children.remove(name);
    }

    @Override
    public long size() {
        return node.size();
    }

    @Override
    public long blocks() {
        return node.blocks();
    }

    @Override
    public Directory parent() {
        return node.parent() == null ? this : node.parent();
    }

    @Override
    public Inode lookup(String name) {
        boolean isTaken = system.enter();
        try {
            return find(name);
        } finally {
            system.leave(isTaken);
        }
    }

    private Inode find(String name) {
        int fid;
        try {
            fid = system.client().walk(node.fid(), name);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
            system.gone(this, name);
            return null;
        }
        return system.meet(fid, this, name);
    }

    @Override
    public boolean isEmpty() {
        boolean[] isEmpty = {true};
        // It is enough to see one; whether it is empty the server looks itself before it takes a directory away.
        list(0, FEW_BYTES, (position, name, number, type) -> {
            isEmpty[0] = false;
            return false;
        });
        return isEmpty[0];
    }

    /** The position of an entry is what the server gives with it to go on behind it. 1 is the beginning. */
    @Override
    public void list(long position, Visitor visitor) {
        list(position, LIST_BYTES, visitor);
    }

    private void list(long position, int bytes, Visitor visitor) {
        boolean isTaken = system.enter();
        try {
            new Listing(visitor).run(position, bytes);
        } finally {
            if (!isUsed()) {
                node.close();
            }
            system.leave(isTaken);
        }
    }

    /** A list on its way from the server to a visitor. */
    private final class Listing implements Client.Entries {
        private final Visitor visitor;
        private long from;
        private boolean isWanted = true;
        private int given;

        Listing(Visitor visitor) {
            this.visitor = visitor;
        }

        void run(long position, int bytes) {
            from = position > END ? Long.MAX_VALUE : position == 0 ? 0 : position - 1;
            int empty = 0;
            while (isWanted) {
                int before = given;
                if (!system.client().list(node.reading(), from, bytes, this)) {
                    return;
                }
                empty = given == before ? empty + 1 : 0;
                if (empty == MOST_EMPTY || given > MOST_ENTRIES) {
                    throw new ErrnoException(Errno.EIO);
                }
            }
        }

        @Override
        public boolean entry(Qid qid, long next, int type, String name) {
            // At 0 it would begin again, the other is where it is already.
            if (next <= 0 || next == from) {
                throw new ErrnoException(Errno.EIO);
            }
            from = next;
            if (!name.equals(".") && !name.equals("..")) {
                int known = Attributes.isType(type << 12) ? type << 12 : qid.type();
                isWanted = visitor.entry(Math.min(next, END), name, qid.path(), known);
                given++;
            }
            return isWanted;
        }
    }

    @Override
    public String nameOf(Inode child) {
        Node other = ((Shared) child).node();
        return other.name() != null && children.get(other.name()) == child ? other.name() : super.nameOf(child);
    }

    @Override
    public Inode create(String name, int mode, long device, int owner, int group) {
        boolean isTaken = system.enter();
        try {
            int type = mode & FileMode.S_IFMT;
            if (type == FileMode.S_IFREG) {
                return createFile(name, mode, owner, group);
            }
            if (type == FileMode.S_IFDIR) {
                system.client().makeDirectory(node.fid(), name, mode & PERMISSIONS, group);
            } else {
                system.client().makeNode(node.fid(), name, mode, device, group);
            }
            return made(name, type, owner, group);
        } finally {
            system.leave(isTaken);
        }
    }

    private Inode createFile(String name, int mode, int owner, int group) {
        int opened = system.client().copy(node.fid());
        Inode made = null;
        try {
            system.client().create(opened, name, OpenFlag.O_RDWR | OpenFlag.O_CREAT | OpenFlag.O_EXCL, mode & PERMISSIONS, group);
            made = made(name, FileMode.S_IFREG, owner, group);
            return made;
        } finally {
            if (made == null) {
                system.client().clunk(opened);
            } else {
                ((Shared) made).node().setWriting(opened, true);
            }
        }
    }

    /** A file that was made just now; it belongs to who asked for it, unless the server cannot do that. */
    private Inode made(String name, int type, int owner, int group) {
        Inode made = find(name);
        if (made == null || made.type() != type) {
            // Somebody else was faster.
            throw new ErrnoException(made == null ? Errno.ENOENT : Errno.EEXIST);
        }
        if (system.givesOwners() && (made.owner() != owner || made.group() != group)) {
            try {
                made.setOwner(owner, group);
            } catch (ErrnoException e) {
                system.keepOwners();
            }
        }
        return made;
    }

    @Override
    public Inode symlink(String name, String target, int owner, int group) {
        boolean isTaken = system.enter();
        try {
            system.client().makeLink(node.fid(), name, target, group);
            return made(name, FileMode.S_IFLNK, owner, group);
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void link(String name, Inode file) {
        boolean isTaken = system.enter();
        try {
            system.client().link(node.fid(), ((Shared) file).node().fid(), name);
            file.changeLinks(1);
            children.put(name, file);
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void remove(String name) {
        boolean isTaken = system.enter();
        try {
            Inode known = children.get(name);
            system.client().unlink(node.fid(), name, known instanceof Directory ? OpenFlag.AT_REMOVEDIR : 0);
            if (known != null) {
                system.unlinked(this, name, known);
            }
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void rename(String name, Directory to, String newName) {
        boolean isTaken = system.enter();
        try {
            ShareDirectory target = (ShareDirectory) to;
            Inode moved = children.get(name);
            Inode replaced = target.children.get(newName);
            system.client().rename(node.fid(), name, target.node.fid(), newName);
            if (replaced != null && replaced != moved) {
                system.unlinked(target, newName, replaced);
            }
            children.remove(name);
            if (moved != null) {
                system.requireOutside(target, moved);
                target.children.put(newName, moved);
                ((Shared) moved).node().moved(target, newName);
            }
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void refresh() {
        node.refresh(this);
    }

    @Override
    protected void attributesChanged() {
        node.attributesChanged(this);
    }

    @Override
    protected ExtendedAttributes loadAttributes() {
        return new ShareAttributes(system, node);
    }

    @Override
    protected void unused() {
        node.closeUnused(this);
    }

    @Override
    protected void dispose() {
        system.forget(this);
    }
}
