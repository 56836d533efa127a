package awesome.kernel.ahci;

import awesome.kernel.block.BlockLimits;
import awesome.kernel.block.QueuedDisk;
import awesome.kernel.machine.Cpus;

/** A disk at a port. */
final class AhciDisk extends QueuedDisk {
    private final AtaIdentity identity;
    private final String name;

    /** A disk without a port yet. */
    AhciDisk(Cpus cpus, AtaIdentity identity, String name) {
        super(cpus);
        this.identity = identity;
        this.name = name;
    }

    /** What a command can do. */
    BlockLimits limits() {
        return new BlockLimits(identity.blockBytes(), AhciPort.PIECES, 1 << 20, AhciPort.MOST_SECTORS,
                canDiscard() ? AhciPort.MOST_DISCARD : 0, 0, identity.hasCache(), false, 0);
    }

    /** Requests go to a port from now on, which takes them. */
    void use(AhciPort port) {
        addQueue(port.requests());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sectors() {
        return identity.blocks() * (identity.blockBytes() / SECTOR);
    }

    @Override
    public int logicalBlockSize() {
        return identity.blockBytes();
    }

    @Override
    public int physicalBlockSize() {
        return identity.physicalBytes();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public boolean hasCache() {
        return identity.hasCache();
    }

    @Override
    public boolean canDiscard() {
        return identity.canDiscard();
    }
}
