package awesome.kernel.scsi;

import awesome.kernel.block.BlockCommand;
import awesome.kernel.block.BlockLimits;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.QueuedDisk;
import awesome.kernel.machine.Cpus;
import awesome.magic.NoAlloc;

/** A unit that is a disk or a drive, behind any transport, which gives it its queues. */
public abstract class ScsiDisk extends QueuedDisk {
    /** Blocks of a command that reads or writes: what the short forms can tell. */
    private static final long MOST_BLOCKS = 0xffff;
    /** Sectors of a command at most: 1 GiB, which a count of bytes in 32 bits can tell. */
    private static final long MOST_SECTORS = 1 << 21;
    private static final int PIECE = 1 << 20;

    private final String name;
    private final ScsiAddress address;
    private final ScsiProbe probe;
    private final ScsiFacts facts;
    private final boolean unmaps;
    private final boolean unmapsZeroes;
    private final boolean hasCache;
    private final int blockBytes;
    private final int blockShift;
    private volatile long sectors;
    private volatile boolean isStale;
    private volatile boolean isGone;
    private int users;

    /** One without queues. {@code facts} are for it alone. */
    protected ScsiDisk(Cpus cpus, String name, ScsiAddress address, ScsiFacts facts, ScsiProbe probe) {
        super(cpus);
        this.name = name;
        this.address = address;
        this.facts = facts;
        this.probe = probe;
        unmaps = facts.canUnmap();
        unmapsZeroes = facts.canUnmapZeroes();
        hasCache = facts.hasCache();
        blockBytes = facts.blockBytes();
        blockShift = Integer.numberOfTrailingZeros(blockBytes / SECTOR);
        sectors = facts.sectors();
    }

    /** Where it is. */
    public final ScsiAddress address() {
        return address;
    }

    /**
     * What a command can do.
     *
     * @param pieces of memory, 8 at least
     * @param mostSectors that the transport can move at a time; 0 if it does not say
     */
    protected final BlockLimits limits(int pieces, long mostSectors) {
        long most = Math.min(MOST_BLOCKS << blockShift, MOST_SECTORS);
        most = facts.mostSectors() > 0 ? Math.min(most, facts.mostSectors()) : most;
        most = mostSectors > 0 ? Math.min(most, mostSectors) : most;
        most = Math.max(1, most >>> blockShift) << blockShift;
        long range = MOST_SECTORS >>> blockShift;
        return new BlockLimits(blockBytes, pieces, PIECE, most, Math.min(facts.mostUnmap(), range) << blockShift,
                facts.isReadOnly() ? 0 : Math.min(facts.mostZero(), range) << blockShift, hasCache, facts.canForce(), 0);
    }

    /**
     * Makes the command for what is to be done.
     *
     * @param ranges filled with what goes with a command that says what is not needed; {@link Cdb#RANGES} bytes
     */
    @NoAlloc("the next command is begun when an interrupt says that one is done")
    public final void fill(Cdb cdb, BlockCommand command, byte[] ranges) {
        long block = command.sector() >>> blockShift;
        int count = (int) (command.sectors() >>> blockShift);
        switch (command.operation()) {
            case READ -> cdb.read(block, count);
            case WRITE -> cdb.write(block, count, command.isForced());
            case FLUSH -> cdb.synchronizeCache();
            case WRITE_ZEROES -> cdb.writeSame(block, count, unmapsZeroes);
            case DISCARD -> {
                if (unmaps) {
                    cdb.unmap();
                    Cdb.putRange(ranges, block, count);
                } else {
                    cdb.writeSame(block, count, true);
                }
            }
        }
    }

    /** Whether what goes with a command is ranges of blocks, and not a block of zeros. */
    @NoAlloc("the next command is begun when an interrupt says that one is done")
    public final boolean hasRanges(BlockOperation operation) {
        return operation == BlockOperation.DISCARD && unmaps;
    }

    /** The unit says that its medium or size is, or may be, another one: it is asked before it is used next. Any context. */
    @NoAlloc("found by interrupt handlers")
    public final void changed() {
        isStale = true;
    }

    /** Whether it {@linkplain #changed was changed} and not asked since. */
    public final boolean isChanged() {
        return isStale;
    }

    /** The unit is gone, and with it all that was on it. Any context. */
    @NoAlloc("found by interrupt handlers")
    public final void remove() {
        isGone = true;
        sectors = 0;
    }

    /** Asks for the size again. Preemptible context. */
    public final synchronized void renew() {
        isStale = false;
        boolean isKnown = !isGone && probe.renew(address, facts);
        // A medium with other blocks than the first one cannot be used: queues were made for that.
        sectors = isKnown && !isGone && facts.blockBytes() == blockBytes ? facts.sectors() : 0;
    }

    @Override
    public final void retain() {
        synchronized (this) {
            users++;
        }
        if (isStale || facts.identity().isRemovable()) {
            renew();
        }
    }

    @Override
    public final synchronized void release() {
        users--;
    }

    /** Whether somebody uses it. */
    public final synchronized boolean isUsed() {
        return users > 0;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final long sectors() {
        return sectors;
    }

    @Override
    public final int logicalBlockSize() {
        return blockBytes;
    }

    @Override
    public final int physicalBlockSize() {
        return facts.physicalBytes();
    }

    @Override
    public final boolean isReadOnly() {
        return facts.isReadOnly();
    }

    @Override
    public final boolean hasCache() {
        return hasCache;
    }

    @Override
    public final boolean canDiscard() {
        return !facts.isReadOnly() && facts.mostUnmap() > 0;
    }

    @Override
    public final boolean hasParts() {
        return !facts.identity().isDrive();
    }
}
