package awesome.kernel.ramfs;

/** A device node, named pipe or socket in memory: only its name, type and number. */
final class RamNode extends RamInode {
    private final long device;

    RamNode(RamFileSystem system, int mode, long device) {
        super(system, mode);
        this.device = device;
    }

    @Override
    public long device() {
        return device;
    }
}
