package awesome.kernel.virtio;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockLimits;
import awesome.kernel.block.QueuedDisk;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.machine.MessageInterrupts.Message;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.MsiX;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;

/**
 * A disk of a virtual machine (virtio 1.1, 5.2), with a queue for each CPU as far as the device has them. Completions come as
 * messages on the CPU of the queue.
 */
public final class VirtioDisk extends QueuedDisk {
    /** The kind of device. */
    public static final int TYPE = 2;

    private static final long SIZE_MAX = 1L << 1;
    private static final long SEG_MAX = 1L << 2;
    private static final long READ_ONLY = 1L << 5;
    private static final long BLOCK_SIZE = 1L << 6;
    private static final long FLUSH = 1L << 9;
    private static final long TOPOLOGY = 1L << 10;
    private static final long WRITE_BACK = 1L << 11;
    private static final long QUEUES = 1L << 12;
    private static final long DISCARD = 1L << 13;
    private static final long WRITE_ZEROES = 1L << 14;
    private static final long KNOWN =
            SIZE_MAX | SEG_MAX | READ_ONLY | BLOCK_SIZE | FLUSH | TOPOLOGY | QUEUES | DISCARD | WRITE_ZEROES;

    private static final int CAPACITY = 0;
    private static final int MOST_BYTES = 8;
    private static final int MOST_PIECES = 12;
    private static final int BLOCK_BYTES = 20;
    private static final int PHYSICAL_EXPONENT = 24;
    private static final int QUEUE_COUNT = 34;
    private static final int MOST_DISCARD = 36;
    private static final int MOST_ZEROES = 48;

    /** Pieces of memory in a chain, the header and the status included. */
    private static final int CHAIN = 128;
    private static final int AROUND = 2;
    private static final int FEWEST_PIECES = 8;
    /** Commands of a queue at a time. */
    private static final int DEPTH = 64;
    /** 2 GiB and less are what a byte count of 32 bits can tell. */
    private static final long MOST_SECTORS = 1 << 20;
    private static final int CONFIG_ENTRY = 0;

    private final DriverMachine machine;
    private final String name;
    private final VirtioDevice device;
    private final boolean readOnly;
    private final boolean hasCache;
    private final int blockBytes;
    private final int physicalBytes;
    private long discardSectors;
    private volatile long sectors;
    private boolean gone;

    private VirtioDisk(DriverMachine machine, String name, VirtioDevice device) {
        super(machine.cpus());
        this.machine = machine;
        this.name = name;
        this.device = device;
        readOnly = device.has(READ_ONLY);
        hasCache = device.has(FLUSH);
        int size = device.has(BLOCK_SIZE) ? device.config32(BLOCK_BYTES) : SECTOR;
        blockBytes = size >= SECTOR && size <= Frame.SIZE && Integer.bitCount(size) == 1 ? size : 0;
        int exponent = device.has(TOPOLOGY) ? device.config8(PHYSICAL_EXPONENT) : 0;
        physicalBytes = exponent <= 12 ? blockBytes << exponent : blockBytes;
    }

    /**
     * Takes a device into use.
     *
     * @param name of the disk
     * @return null if the device cannot be used; the log says why
     */
    public static VirtioDisk open(VirtioDevice device, String name, DriverMachine machine) {
        String problem = "does not agree on features";
        if (device.negotiate(KNOWN)) {
            VirtioDisk disk = new VirtioDisk(machine, name, device);
            problem = disk.start();
            if (problem == null) {
                return disk;
            }
        }
        device.fail();
        machine.log().line("virtio: the disk " + device.function().name() + " is not used: it " + problem);
        return null;
    }

    /** What is wrong with it; null if it works. */
    private String start() {
        if (blockBytes == 0) {
            return "has blocks of an odd size";
        }
        MsiX messages = MsiX.open(device.function(), machine.registers());
        if (messages == null || messages.count() < 2) {
            return "has no table of messages to interrupt by";
        }
        int wanted = device.has(QUEUES) ? device.config16(QUEUE_COUNT) : 1;
        int count = Math.max(1, Math.min(Math.min(wanted, machine.cpus().count()), messages.count() - 1));
        Message config = machine.messages().add(0, new ConfigChange());
        if (config == null) {
            return "cannot interrupt: this machine takes no messages";
        }
        messages.set(CONFIG_ENTRY, config);
        if (!device.setConfigVector(CONFIG_ENTRY)) {
            return "does not take its interrupts";
        }
        readCapacity();
        for (int i = 0; i < count; i++) {
            if (!addQueue(i, messages) && i == 0) {
                return "has no queue that works, or there is no memory for it";
            }
        }
        device.start();
        return null;
    }

    private boolean addQueue(int index, MsiX messages) {
        int size = device.queueSize(index);
        boolean tables = device.has(VirtioFeature.TABLES);
        int chain = tables ? CHAIN : Math.min(CHAIN, size);
        int pieces = chain - AROUND;
        if (device.has(SEG_MAX)) {
            pieces = Math.min(pieces, Math.max(device.config32(MOST_PIECES), FEWEST_PIECES));
        }
        if (pieces < FEWEST_PIECES) {
            return false;
        }
        int depth = Math.min(DEPTH, tables ? size : Math.max(1, size / 4));
        VirtioDiskQueue queue = new VirtioDiskQueue(machine, device.has(DISCARD), depth);
        Message message = machine.messages().add(index % machine.cpus().count(), queue);
        if (message == null) {
            return false;
        }
        messages.set(index + 1, message);
        VirtQueue ring = device.queue(index, index + 1, depth, CHAIN, machine.frames());
        if (ring == null || !queue.start(ring, this, limits(pieces))) {
            return false;
        }
        addQueue(queue.requests());
        return true;
    }

    private BlockLimits limits(int pieces) {
        long perBlock = blockBytes / SECTOR;
        int mostBytes = device.has(SIZE_MAX) ? device.config32(MOST_BYTES) : 1 << 20;
        int pieceBytes = mostBytes < blockBytes ? blockBytes : Math.min(mostBytes, 1 << 20) / blockBytes * blockBytes;
        discardSectors = device.has(DISCARD) ? most(MOST_DISCARD) / perBlock * perBlock : 0;
        long zeroes = device.has(WRITE_ZEROES) ? most(MOST_ZEROES) / perBlock * perBlock : 0;
        return new BlockLimits(blockBytes, pieces, pieceBytes, MOST_SECTORS, discardSectors, zeroes, hasCache, false, 0);
    }

    private long most(int offset) {
        return Math.min(device.config32(offset) & 0xffff_ffffL, MOST_SECTORS);
    }

    @NoAlloc("the device says that it has changed by an interrupt")
    private void readCapacity() {
        long capacity = device.config64(CAPACITY);
        sectors = capacity < 0 || capacity > Long.MAX_VALUE / SECTOR ? 0 : capacity;
    }

    /** The device broke the rules, or says that it did: it is not used any more. Any context. */
    @NoAlloc("found by interrupt handlers")
    void fail() {
        device.fail();
        gone = true;
    }

    /** Has requests of all queues fail after {@link #fail}. Any context; no queue is locked. */
    @NoAlloc("found by interrupt handlers")
    void failRequests() {
        if (gone) {
            failRequests(Errno.EIO);
        }
    }

    /** Sees whether the device is still there: if it is not, its registers are all ones. Any context. */
    @NoAlloc("interrupt handlers look too")
    void check() {
        if (device.needsReset()) {
            fail();
            failRequests();
        }
    }

    /** Its registers have changed: its size, or that it needs a reset. */
    private final class ConfigChange implements Interrupts.Handler {
        @Override
        @NoAlloc("interrupt context")
        public void interrupt() {
            check();
            if (!gone) {
                readCapacity();
            }
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
        return hasCache;
    }

    @Override
    public boolean canDiscard() {
        return discardSectors > 0;
    }
}
