package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.cache.NameCache;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import java.nio.charset.StandardCharsets;

/** A directory. */
final class Ext4Directory extends Directory implements Ext4Inode {
    /** As Linux has it. */
    private static final int MOST_LINKS = 65000;

    private final Ext4FileSystem system;
    private final Node node;

    Ext4Directory(Node node) {
        super(node.system(), node.number(), node.raw().mode() & 07777);
        this.system = node.system();
        this.node = node;
        node.setFile(this);
        load();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void load() {
        RawInode raw = node.raw();
        restore(raw.mode(), raw.owner(), raw.group(), raw.links());
        restoreTimes(raw.accessed(), raw.modified(), raw.changed());
        forgetAttributes();
    }

    @Override
    public boolean isIdle() {
        return !isUsed() && node.waitingOrphan() < 0 && node.number() != Ext4FileSystem.ROOT;
    }

    @Override
    protected ExtendedAttributes loadAttributes() {
        return new Ext4Attributes(node);
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
        if (node.number() == Ext4FileSystem.ROOT) {
            return this;
        }
        boolean isTaken = system.enter();
        try {
            Inode parent = system.inode(system.search().parent(node));
            if (!(parent instanceof Directory) || parent == this) {
                throw node.damaged("the entry .. does not lead to a directory");
            }
            return (Directory) parent;
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public Inode lookup(String name) {
        return lookup(name, 0, name.length());
    }

    @Override
    public Inode lookup(String path, int start, int end) {
        long known = system.names().find(this, path, start, end);
        Inode atHand = known > 0 ? system.inodes().get(known) : null;
        return atHand != null || known == NameCache.NONE ? atHand : lookupOnDisk(path.substring(start, end));
    }

    private Inode lookupOnDisk(String name) {
        boolean isTaken = system.enter();
        try {
            long number = system.search().find(node, bytes(name));
            system.names().note(this, name, number);
            return number == 0 ? null : system.inode(number);
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public boolean isEmpty() {
        boolean isTaken = system.enter();
        try {
            return system.search().isEmpty(node);
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void list(long position, Visitor visitor) {
        boolean isTaken = system.enter();
        try {
            system.listings().list(number(), position, visitor, (from, each) -> system.search().list(node, from, each));
        } finally {
            system.leave(isTaken);
        }
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public Inode create(String name, int mode, long device, int owner, int group) {
        boolean isTaken = system.enter();
        try {
            Inode[] made = new Inode[1];
            boolean isKnownNew = beginName(name);
            system.changes().make(() -> {
                requireNew(name, isKnownNew);
                boolean isDirectory = (mode & FileMode.S_IFMT) == FileMode.S_IFDIR;
                if (isDirectory) {
                    changeDirectoryLinks(this, 1);
                }
                Node child = system.newNodes().make(node, mode, device, owner, group);
                if (isDirectory) {
                    system.editor().begin(child, node.number());
                }
                made[0] = add(name, child);
            });
            system.inodes().add(made[0]);
            system.names().note(this, name, made[0].number());
            return made[0];
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public Inode createUnnamed(int mode, int owner, int group) {
        boolean isTaken = system.enter();
        try {
            Inode[] made = new Inode[1];
            system.changes().make(() -> {
                requireAlive();
                Node child = system.newNodes().make(node, mode, 0, owner, group);
                made[0] = Ext4FileSystem.fileOf(child);
                ((Ext4Inode) made[0]).setLinks(0);
                child.store();
                system.orphans().add(child);
            });
            system.inodes().add(made[0]);
            return made[0];
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public Inode symlink(String name, String target, int owner, int group) {
        byte[] path = bytes(target);
        if (path.length >= system.superBlock().blockSize) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        boolean isTaken = system.enter();
        try {
            Inode[] made = new Inode[1];
            boolean isKnownNew = beginName(name);
            system.changes().make(() -> {
                requireNew(name, isKnownNew);
                made[0] = add(name, system.newNodes().makeLink(node, path, owner, group));
            });
            system.inodes().add(made[0]);
            return made[0];
        } finally {
            system.leave(isTaken);
        }
    }

    /** Enters a new inode under a name; the file that it is. */
    private Inode add(String name, Node child) {
        system.editor().add(node, bytes(name), child.number(), child.type());
        contentChanged(this);
        return Ext4FileSystem.fileOf(child);
    }

    @Override
    public void link(String name, Inode file) {
        boolean isTaken = system.enter();
        try {
            Ext4Inode linked = (Ext4Inode) file;
            boolean isKnownNew = beginName(name);
            system.changes().make(() -> {
                requireNew(name, isKnownNew);
                if (file.links() >= MOST_LINKS) {
                    throw new ErrnoException(Errno.EMLINK);
                }
                system.editor().add(node, bytes(name), file.number(), file.type());
                if (file.links() == 0) {
                    system.orphans().remove(linked.node());
                }
                linked.setLinks(file.links() + 1);
                file.touchChanged();
                linked.node().store();
                contentChanged(this);
            });
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void remove(String name) {
        boolean isTaken = system.enter();
        try {
            Inode file = required(name);
            system.names().forget(this, name);
            system.changes().make(() -> {
                requireEmpty(file);
                system.editor().remove(node, bytes(name));
                loseName(this, file);
                contentChanged(this);
            });
            ((Ext4Inode) file).disposeIfGone();
            system.deleteGone();
        } finally {
            system.leave(isTaken);
        }
    }

    private Inode required(String name) {
        Inode file = lookup(name);
        if (file == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return file;
    }

    /** A file is about to get a name, of which nothing is known from here on; whether it is known that nothing has it. */
    private boolean beginName(String name) {
        boolean isKnownNew = system.names().find(this, name) == NameCache.NONE;
        system.names().forget(this, name);
        return isKnownNew;
    }

    /** What was found out before it was this thread's turn may be so no longer. */
    private void requireNew(String name, boolean isKnownNew) {
        requireAlive();
        if (!isKnownNew && system.search().find(node, bytes(name)) != 0) {
            throw new ErrnoException(Errno.EEXIST);
        }
    }

    private void requireAlive() {
        if (links() == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
    }

    private void requireEmpty(Inode file) {
        if (file instanceof Ext4Directory directory && !system.search().isEmpty(directory.node)) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
    }

    /** A file has lost a name in {@code parent}; when that was its last, it is an orphan until it is disposed of. */
    private void loseName(Ext4Directory parent, Inode file) {
        Ext4Inode lost = (Ext4Inode) file;
        boolean isDirectory = file instanceof Directory;
        if (isDirectory) {
            changeDirectoryLinks(parent, -1);
        }
        lost.setLinks(isDirectory ? 0 : Math.max(0, file.links() - 1));
        file.touchChanged();
        lost.node().store();
        if (file.links() == 0) {
            system.orphans().add(lost.node());
        }
    }

    /** A directory has one directory more in it, or one less; where there are too many, they are not counted (1). */
    private void changeDirectoryLinks(Ext4Directory directory, int change) {
        int links = directory.links();
        boolean mayNotCount = system.superBlock().hasReadOnlyCompatible(Features.DIR_NLINK);
        if (links == 1 && mayNotCount) {
            return;
        }
        if (links + change > MOST_LINKS && !mayNotCount) {
            throw new ErrnoException(Errno.EMLINK);
        }
        directory.setLinks(links + change > MOST_LINKS ? 1 : Math.max(2, links + change));
    }

    @Override
    public void rename(String name, Directory to, String newName) {
        boolean isTaken = system.enter();
        try {
            Ext4Directory target = (Ext4Directory) to;
            Inode moved = required(name);
            Inode replaced = target.lookup(newName);
            system.names().forget(this, name);
            system.names().forget(target, newName);
            system.changes().make(() -> {
                target.requireAlive();
                if (replaced == null) {
                    system.editor().add(target.node, bytes(newName), moved.number(), moved.type());
                } else {
                    requireEmpty(replaced);
                    system.editor().replace(target.node, bytes(newName), moved.number(), moved.type());
                    loseName(target, replaced);
                }
                system.editor().remove(node, bytes(name));
                moveTo(target, moved);
                contentChanged(this);
                contentChanged(target);
            });
            if (replaced != null) {
                ((Ext4Inode) replaced).disposeIfGone();
                system.deleteGone();
            }
        } finally {
            system.leave(isTaken);
        }
    }

    /** What has a name in {@code target} now, had one here: a directory has another one above it. */
    private void moveTo(Ext4Directory target, Inode moved) {
        if (moved instanceof Ext4Directory directory && target != this) {
            system.editor().setParent(directory.node, target.node.number());
            changeDirectoryLinks(this, -1);
            changeDirectoryLinks(target, 1);
        }
        moved.touchChanged();
        ((Ext4Inode) moved).node().store();
    }

    private static void contentChanged(Ext4Directory directory) {
        directory.touchModified();
        directory.node.store();
    }

    @Override
    public void exchange(String name, Directory other, String otherName) {
        boolean isTaken = system.enter();
        try {
            Ext4Directory target = (Ext4Directory) other;
            Inode mine = required(name);
            Inode its = target.required(otherName);
            system.names().forget(this, name);
            system.names().forget(target, otherName);
            system.changes().make(() -> {
                system.editor().replace(node, bytes(name), its.number(), its.type());
                system.editor().replace(target.node, bytes(otherName), mine.number(), mine.type());
                moveTo(target, mine);
                target.moveTo(this, its);
                contentChanged(this);
                contentChanged(target);
            });
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public void setLinks(int links) {
        restore(mode(), owner(), group(), links);
    }

    @Override
    public void disposeIfGone() {
        disposeIfUnused();
    }

    @Override
    protected void attributesChanged() {
        node.system().attributesChanged(node);
    }

    @Override
    protected void dispose() {
        node.system().delete(node);
    }

    @Override
    public void sync() {
        node.system().syncNode(node, false);
    }
}
