package awesome.kernel.ninep;

import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;

/** A symbolic link, device node, named pipe or socket. */
final class ShareSpecial extends Inode implements Shared {
    private final ShareFileSystem system;
    private final Node node;

    ShareSpecial(ShareFileSystem system, Attributes attributes) {
        super(system, attributes.number(), attributes.mode());
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

    @Override
    public boolean isIdle() {
        return !isUsed();
    }

    @Override
    public long size() {
        return isSymlink() ? node.size() : 0;
    }

    @Override
    public long blocks() {
        return node.blocks();
    }

    @Override
    public long device() {
        return node.device();
    }

    @Override
    public String target() {
        if (!isSymlink()) {
            return super.target();
        }
        boolean isTaken = system.enter();
        try {
            return system.client().target(node.fid());
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
    protected void dispose() {
        system.forget(this);
    }
}
