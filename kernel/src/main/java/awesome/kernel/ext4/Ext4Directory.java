package awesome.kernel.ext4;

import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import java.nio.charset.StandardCharsets;

/** A directory. */
final class Ext4Directory extends Directory implements Ext4Inode {
    private final Ext4FileSystem system;
    private final Node node;

    Ext4Directory(Node node) {
        super(node.system(), node.number(), node.raw().mode() & 07777);
        this.system = node.system();
        this.node = node;
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
    }

    @Override
    public boolean isIdle() {
        return !isUsed();
    }

    @Override
    public int giveBack(int wanted) {
        return 0;
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
        system.beginOperation();
        Inode parent = system.inode(system.search().parent(node));
        if (!(parent instanceof Directory) || parent == this) {
            throw node.damaged("the entry .. does not lead to a directory");
        }
        return (Directory) parent;
    }

    @Override
    public Inode lookup(String name) {
        system.beginOperation();
        long number = system.search().find(node, name.getBytes(StandardCharsets.ISO_8859_1));
        return number == 0 ? null : system.inode(number);
    }

    @Override
    public boolean isEmpty() {
        system.beginOperation();
        return system.search().isEmpty(node);
    }

    @Override
    public void list(long position, Visitor visitor) {
        system.beginOperation();
        system.search().list(node, position, visitor);
    }
}
