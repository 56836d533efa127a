package awesome.kernel.ahci;

import awesome.kernel.block.BlockCounts;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockLimits;
import awesome.kernel.block.BlockRequest;
import java.util.ArrayList;
import java.util.List;

/** A disk at a port. */
final class AhciDisk implements BlockDevice {
    private final AhciPort port;
    private final AtaIdentity identity;
    private final String name;

    /** A disk that can be used. */
    AhciDisk(AhciPort port, AtaIdentity identity, String name) {
        this.port = port;
        this.identity = identity;
        this.name = name;
    }

    /** What a command can do. */
    BlockLimits limits() {
        return new BlockLimits(identity.blockBytes(), AhciPort.PIECES, 1 << 20, AhciPort.MOST_SECTORS,
                canDiscard() ? AhciPort.MOST_DISCARD : 0, 0, identity.hasCache(), false, 0);
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

    @Override
    public BlockCounts counts() {
        return port.requests().counts();
    }

    @Override
    public void submit(BlockRequest request) {
        int problem = request.problem(this);
        if (problem != 0) {
            request.done(problem);
        } else {
            port.requests().submit(request);
        }
    }

    @Override
    public void submitAll(List<BlockRequest> requests) {
        List<BlockRequest> good = new ArrayList<>(requests.size());
        for (BlockRequest each : requests) {
            int problem = each.problem(this);
            if (problem != 0) {
                each.done(problem);
            } else {
                good.add(each);
            }
        }
        port.requests().submitAll(good);
    }
}
