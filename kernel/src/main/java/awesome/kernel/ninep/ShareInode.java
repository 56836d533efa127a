package awesome.kernel.ninep;

import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;

/** A file at a server that is no directory. */
abstract class ShareInode extends Inode implements Shared {
    final ShareFileSystem system;
    final Node node;

    /** The file that the server says this of. */
    ShareInode(ShareFileSystem system, Attributes attributes) {
        super(system, attributes.number(), attributes.mode());
        this.system = system;
        node = new Node(system, attributes.number());
        load(attributes);
    }

    @Override
    public final Node node() {
        return node;
    }

    @Override
    public final void load(Attributes attributes) {
        node.take(attributes);
        restore(attributes.mode(), attributes.owner(), attributes.group(), attributes.links());
        restoreTimes(attributes.accessed(), attributes.modified(), attributes.changed());
        forgetAttributes();
    }

    @Override
    public final void restoreKnown() {
        restore(node.mode, node.owner, node.group, links());
        restoreTimes(node.accessed, node.modified, node.changed);
    }

    @Override
    public final boolean isIdle() {
        return !isUsed();
    }

    @Override
    public long blocks() {
        return node.blocks();
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
