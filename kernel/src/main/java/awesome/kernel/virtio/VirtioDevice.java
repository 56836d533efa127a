package awesome.kernel.virtio;

import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.pci.BarMemory;
import awesome.kernel.pci.PciFunction;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/**
 * A virtio device on PCI with the registers of version 1 (virtio 1.1, 4.1), also one that has the old ones besides. It is set up
 * in this order (3.1.1): {@link #negotiate}, {@link #queue}, {@link #start}. One thread at a time, except for what says otherwise.
 */
@NoAlloc("interrupt handlers ask how it is")
public final class VirtioDevice {
    private static final int VENDOR = 0x1af4;
    private static final int FIRST_TRANSITIONAL = 0x1000;
    private static final int LAST_TRANSITIONAL = 0x103f;
    private static final int FIRST = 0x1040;
    private static final int LAST = 0x107f;

    private static final int VENDOR_CAPABILITY = 0x09;
    private static final int COMMON = 1;
    private static final int NOTIFY = 2;
    private static final int DEVICE = 4;

    private static final int DEVICE_FEATURE_SELECT = 0;
    private static final int DEVICE_FEATURE = 4;
    private static final int DRIVER_FEATURE_SELECT = 8;
    private static final int DRIVER_FEATURE = 12;
    private static final int CONFIG_VECTOR = 16;
    private static final int QUEUES = 18;
    private static final int STATUS = 20;
    private static final int GENERATION = 21;
    private static final int QUEUE_SELECT = 22;
    private static final int QUEUE_SIZE = 24;
    private static final int QUEUE_VECTOR = 26;
    private static final int QUEUE_ENABLE = 28;
    private static final int QUEUE_BELL = 30;
    private static final int QUEUE_DESCRIPTORS = 32;
    private static final int QUEUE_AVAILABLE = 40;
    private static final int QUEUE_USED = 48;
    private static final int COMMON_BYTES = 56;

    private static final int ACKNOWLEDGED = 1;
    private static final int DRIVER = 2;
    private static final int DRIVER_OK = 4;
    private static final int FEATURES_OK = 8;
    private static final int NEEDS_RESET = 64;
    private static final int FAILED = 128;
    /** How often a device is looked at that resets; those of virtual machines have done so at once. */
    private static final int PATIENCE = 100_000;

    /** In place of an entry of the table of messages: no interrupts. */
    public static final int NO_VECTOR = 0xffff;

    private final PciFunction function;
    private final DeviceMemory memory;
    private final int type;
    private BarMemory common;
    private BarMemory bells;
    private long bellStep;
    private BarMemory config;
    private long features;

    private VirtioDevice(PciFunction function, DeviceMemory memory, int type) {
        this.function = function;
        this.memory = memory;
        this.type = type;
    }

    /** The kind of device that a function is (virtio 1.1, 5), such as 2 for a disk; 0 if it is none. */
    @MayAllocate("devices are found before they are used")
    public static int type(PciFunction function) {
        int number = function.device();
        if (function.vendor() != VENDOR) {
            return 0;
        }
        if (number >= FIRST && number <= LAST) {
            return number - FIRST;
        }
        // Those that can do with old drivers tell it elsewhere (virtio 1.1, 4.1.2.3).
        return number >= FIRST_TRANSITIONAL && number <= LAST_TRANSITIONAL ? function.subsystem() : 0;
    }

    /** The device, reset; null if it does not have the registers of version 1, or they cannot be reached. */
    @MayAllocate("devices are opened before they are used")
    public static VirtioDevice open(PciFunction function, DeviceMemory memory) {
        VirtioDevice device = new VirtioDevice(function, memory, type(function));
        function.enable();
        for (int at = function.capability(VENDOR_CAPABILITY, 0), i = 0; at != 0 && i < 64; i++) {
            device.find(at);
            at = function.capability(VENDOR_CAPABILITY, at);
        }
        boolean isWhole = device.common != null && device.bells != null && device.common.bytes() >= COMMON_BYTES;
        return isWhole && device.reset() ? device : null;
    }

    /** Of several places for the same registers the first is to be used that can be (virtio 1.1, 4.1.4). */
    @MayAllocate("devices are opened before they are used")
    private void find(int capability) {
        int kind = function.readCapability(capability, 0) >>> 24;
        boolean isWanted = kind == COMMON && common == null || kind == NOTIFY && bells == null
                || kind == DEVICE && config == null;
        if (!isWanted) {
            return;
        }
        BarMemory range = BarMemory.open(memory, function.bar(function.readCapability(capability, 4) & 0xff));
        BarMemory part = range == null ? null : range.part(function.readCapability(capability, 8) & 0xffff_ffffL,
                function.readCapability(capability, 12) & 0xffff_ffffL);
        if (kind == COMMON) {
            common = part;
        } else if (kind == DEVICE) {
            config = part;
        } else {
            bells = part;
            bellStep = function.readCapability(capability, 16) & 0xffff_ffffL;
        }
    }

    /** The function that it is. */
    public PciFunction function() {
        return function;
    }

    /** What kind of device it is. */
    public int type() {
        return type;
    }

    /** Has the device forget all; false if it does not. It uses no memory afterwards. Any context. */
    public boolean reset() {
        common.write8(STATUS, 0);
        for (int i = 0; i < PATIENCE; i++) {
            if (common.read8(STATUS) == 0) {
                return true;
            }
        }
        return false;
    }

    private void addStatus(int bit) {
        common.write8(STATUS, common.read8(STATUS) | bit);
    }

    /**
     * Agrees with the device on features: those of {@code known} that it has, and some that concern queues.
     *
     * @return false if it does not agree, or is older than version 1
     */
    public boolean negotiate(long known) {
        addStatus(ACKNOWLEDGED);
        addStatus(DRIVER);
        common.write32(DEVICE_FEATURE_SELECT, 0);
        long offered = common.read32(DEVICE_FEATURE) & 0xffff_ffffL;
        common.write32(DEVICE_FEATURE_SELECT, 1);
        offered |= (long) common.read32(DEVICE_FEATURE) << 32;
        features = offered & (known | VirtioFeature.COMMON);
        if (!has(VirtioFeature.VERSION_1)) {
            addStatus(FAILED);
            return false;
        }
        common.write32(DRIVER_FEATURE_SELECT, 0);
        common.write32(DRIVER_FEATURE, (int) features);
        common.write32(DRIVER_FEATURE_SELECT, 1);
        common.write32(DRIVER_FEATURE, (int) (features >>> 32));
        addStatus(FEATURES_OK);
        return (common.read8(STATUS) & FEATURES_OK) != 0;
    }

    /** Whether both sides know a feature, a bit. */
    public boolean has(long feature) {
        return (features & feature) != 0;
    }

    /** How many bytes of registers there are that only devices of its kind have. */
    public long configBytes() {
        return config == null ? 0 : config.bytes();
    }

    /** A register that only devices of its kind have; 0 if there is none there. */
    public int config8(int offset) {
        return offset + 1 <= configBytes() ? config.read8(offset) : 0;
    }

    /** The same with 16 bits. */
    public int config16(int offset) {
        return offset + 2 <= configBytes() ? config.read16(offset) : 0;
    }

    /** The same with 32 bits. */
    public int config32(int offset) {
        return offset + 4 <= configBytes() ? config.read32(offset) : 0;
    }

    /** The same with 64 bits, both halves from the same time (virtio 1.1, 2.4.1). */
    public long config64(int offset) {
        long value = 0;
        int before = -1;
        for (int i = 0; i < PATIENCE && before != common.read8(GENERATION); i++) {
            before = common.read8(GENERATION);
            value = config32(offset) & 0xffff_ffffL | (long) config32(offset + 4) << 32;
        }
        return value;
    }

    /** How many queues it has. */
    public int queues() {
        return common.read16(QUEUES);
    }

    /**
     * Has the device raise an entry of the table of messages when its registers change.
     *
     * @return false if it cannot
     */
    public boolean setConfigVector(int entry) {
        common.write16(CONFIG_VECTOR, entry);
        return common.read16(CONFIG_VECTOR) == entry;
    }

    /**
     * Makes a queue. Its memory stays the device's for good.
     *
     * @param entry of the table of messages that is raised when the device gives something back, or {@link #NO_VECTOR}
     * @param slots how many chains there may be at a time, which is room for as many tables if the device knows them
     * @param pieces of memory in a chain at most, a power of two
     * @return null if there is no such queue, the device does not take the entry, or there is no memory
     */
    @MayAllocate("queues are made before they are used")
    public VirtQueue queue(int index, int entry, int slots, int pieces, FrameAllocator frames) {
        common.write16(QUEUE_SELECT, index);
        int most = Math.min(common.read16(QUEUE_SIZE), VirtQueueMemory.MOST_SIZE);
        if (index >= queues() || most == 0 || common.read16(QUEUE_ENABLE) != 0) {
            return null;
        }
        int size = Integer.highestOneBit(most);
        VirtQueueMemory places = VirtQueueMemory.take(frames, size, has(VirtioFeature.TABLES) ? slots : 0,
                Math.min(pieces, VirtQueueMemory.MOST_SIZE));
        long bell = bellStep * common.read16(QUEUE_BELL);
        if (places == null || bell < 0 || bell > bells.bytes() - 2 || (bell & 1) != 0) {
            return null;
        }
        common.write16(QUEUE_SIZE, size);
        common.write16(QUEUE_VECTOR, entry);
        if (common.read16(QUEUE_VECTOR) != entry) {
            return null;
        }
        common.write64(QUEUE_DESCRIPTORS, places.descriptors());
        common.write64(QUEUE_AVAILABLE, places.available());
        common.write64(QUEUE_USED, places.used());
        common.write16(QUEUE_ENABLE, 1);
        VirtioBell own = new VirtioBell(bells, bell, index);
        return has(VirtioFeature.PACKED) ? new PackedQueue(memory, places, has(VirtioFeature.EVENTS), own)
                : new SplitQueue(memory, places, has(VirtioFeature.EVENTS), own);
    }

    /** How many descriptors a queue would have; 0 if there is none. */
    public int queueSize(int index) {
        common.write16(QUEUE_SELECT, index);
        return index >= queues() ? 0 : Integer.highestOneBit(Math.min(common.read16(QUEUE_SIZE), VirtQueueMemory.MOST_SIZE));
    }

    /** Everything is set up: the device may begin. */
    public void start() {
        addStatus(DRIVER_OK);
    }

    /** Whether the device says that it can do no more without a reset. Any context. */
    public boolean needsReset() {
        return (common.read8(STATUS) & NEEDS_RESET) != 0;
    }

    /** The driver gives up: the device is reset, and says so to who looks. Any context. */
    public void fail() {
        reset();
        common.write8(STATUS, FAILED);
    }
}
