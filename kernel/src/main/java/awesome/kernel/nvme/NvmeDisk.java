package awesome.kernel.nvme;

import awesome.kernel.block.BlockLimits;
import awesome.kernel.block.QueuedDisk;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.Frame;

/** A name space of a controller, which is a disk (NVMe 1.4, 5.15.2.1). */
final class NvmeDisk extends QueuedDisk {
    private static final int BLOCKS = 0;
    private static final int FEATURES = 24;
    private static final int FORMAT = 26;
    private static final int ATTRIBUTES = 99;
    private static final int FORMATS = 128;
    private static final int WRITE_GRANULE = 64;
    private static final int HAS_GRANULES = 1 << 4;
    private static final int PROTECTED = 1;

    private final NvmeController controller;
    private final String name;
    private final int number;
    private final long sectors;
    private final int blockBytes;
    private final int physicalBytes;
    private final boolean readOnly;

    private NvmeDisk(NvmeController controller, String name, int number, long sectors, int blockBytes, int physicalBytes,
            boolean readOnly) {
        super(controller.machine().cpus());
        this.controller = controller;
        this.name = name;
        this.number = number;
        this.sectors = sectors;
        this.blockBytes = blockBytes;
        this.physicalBytes = physicalBytes;
        this.readOnly = readOnly;
    }

    /**
     * The disk of which a controller says {@code page}, without queues; null if its blocks are of a size that cannot be used, or
     * have bytes of something else between them.
     */
    static NvmeDisk of(NvmeController controller, String name, int number, byte[] page) {
        int format = LittleEndian.getInt(page, FORMATS + 4 * (page[FORMAT] & 0xf));
        int exponent = format >>> 16 & 0xff;
        long blocks = LittleEndian.getLong(page, BLOCKS);
        int sectorExponent = Integer.numberOfTrailingZeros(SECTOR);
        if ((format & 0xffff) != 0 || exponent < sectorExponent || 1L << exponent > Frame.SIZE
                || blocks <= 0 || blocks > Long.MAX_VALUE >>> exponent) {
            return null;
        }
        int granule = (page[FEATURES] & HAS_GRANULES) == 0 ? 0 : LittleEndian.getShort(page, WRITE_GRANULE);
        boolean isPower = Integer.bitCount(granule + 1) == 1 && granule < 1 << 10;
        return new NvmeDisk(controller, name, number, blocks << exponent - sectorExponent, 1 << exponent,
                (isPower ? granule + 1 : 1) << exponent, (page[ATTRIBUTES] & PROTECTED) != 0);
    }

    /** By this number commands name it. */
    int number() {
        return number;
    }

    /** How often a sector has to be doubled to be a block. */
    int blockShift() {
        return Integer.numberOfTrailingZeros(blockBytes / SECTOR);
    }

    /** What a command can do. */
    BlockLimits limits() {
        // The count of blocks has 16 bits, where the command has no list of pages.
        long most = (1L << 16) * (blockBytes / SECTOR);
        return new BlockLimits(blockBytes, NvmeDiskQueue.PAGES, (int) Frame.SIZE, controller.mostSectors(),
                controller.canDiscard() ? most : 0, controller.canZero() ? most : 0, controller.hasCache(), true, Frame.SIZE);
    }

    /** Requests go to these queues. */
    void use(NvmeDiskQueue[] all) {
        for (NvmeDiskQueue each : all) {
            addQueue(each.requests());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sectors() {
        return sectors;
    }

    @Override
    public int logicalBlockSize() {
        return blockBytes;
    }

    @Override
    public int physicalBlockSize() {
        return physicalBytes;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public boolean hasCache() {
        return controller.hasCache();
    }

    @Override
    public boolean canDiscard() {
        return controller.canDiscard();
    }
}
