package awesome.kernel.ninep;

/** A symbolic link, device node, named pipe or socket. */
final class ShareSpecial extends ShareInode {
    ShareSpecial(ShareFileSystem system, Attributes attributes) {
        super(system, attributes);
    }

    @Override
    public long size() {
        return isSymlink() ? node.size() : 0;
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
}
