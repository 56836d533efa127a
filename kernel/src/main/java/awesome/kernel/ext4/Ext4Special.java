package awesome.kernel.ext4;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import java.nio.charset.StandardCharsets;

/** A symbolic link, device node, named pipe or socket. */
final class Ext4Special extends Inode implements Ext4Inode {
    private final Node node;

    Ext4Special(Node node) {
        super(node.system(), node.number(), node.raw().mode());
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
        return !isUsed() && node.waitingOrphan() < 0;
    }

    @Override
    protected ExtendedAttributes loadAttributes() {
        return new Ext4Attributes(node);
    }

    @Override
    public long size() {
        return isSymlink() ? node.size() : 0;
    }

    @Override
    public long blocks() {
        return node.blocks();
    }

    /** Devices of numbers up to 255 are in the first place, as ever; others in the second. */
    @Override
    public long device() {
        if (type() != FileMode.S_IFCHR && type() != FileMode.S_IFBLK) {
            return 0;
        }
        boolean isTaken = node.system().enter();
        try {
            RawInode raw = node.raw();
            int old = raw.getInt(RawInode.MAP);
            return old != 0 ? DeviceNumber.of(old >>> 8 & 0xff, old & 0xff) : raw.getUnsignedInt(RawInode.MAP + 4);
        } finally {
            node.system().leave(isTaken);
        }
    }

    @Override
    public String target() {
        if (!isSymlink()) {
            return super.target();
        }
        boolean isTaken = node.system().enter();
        try {
            return read();
        } finally {
            node.system().leave(isTaken);
        }
    }

    private String read() {
        long size = node.size();
        if (size == 0 || size >= node.system().superBlock().blockSize) {
            throw node.damaged("as a symbolic link it has " + size + " bytes");
        }
        byte[] bytes;
        if (node.isInline()) {
            bytes = InlineData.read(node);
        } else if (node.isFastLink()) {
            bytes = node.raw().read(RawInode.MAP, (int) size);
        } else {
            bytes = node.system().readAll(node, (int) size);
        }
        if (bytes.length != size) {
            throw node.damaged("as a symbolic link it has fewer bytes than it should have");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
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
