package awesome.kernel.nvme;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.machine.MessageInterrupts.Message;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.MsiX;
import awesome.kernel.pci.PciFunction;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A controller with its disks. Each CPU has a queue for them, as far as the controller has as many, with a message on that CPU.
 */
public final class NvmeController {
    /** What the class of a function says (PCI Code and ID Assignment 1.11): mass storage, non-volatile memory, NVMe. */
    private static final int CLASS = 0x0108;
    private static final int INTERFACE = 0x02;

    /** Commands of the administrator (NVMe 1.4, 5). */
    private static final int CREATE_COMMANDS = 0x01;
    private static final int CREATE_COMPLETIONS = 0x05;
    private static final int IDENTIFY = 0x06;
    private static final int SET_FEATURES = 0x09;
    private static final int QUEUE_COUNT = 0x07;
    private static final int DISK = 0;
    private static final int CONTROLLER = 1;
    private static final int DISKS = 2;
    private static final int CONTIGUOUS = 1;
    private static final int INTERRUPTS = 2;

    /** What a controller says of itself (NVMe 1.4, 5.15.2.2). */
    private static final int MOST_DATA = 77;
    private static final int OPTIONAL = 520;
    private static final int CACHE = 525;
    private static final int OPTIONAL_DISCARD = 1 << 2;
    private static final int OPTIONAL_ZEROES = 1 << 3;

    private static final int MOST_DISKS = 16;
    private static final int MOST_QUEUES = 64;

    private final DriverMachine machine;
    private final PciFunction function;
    private final String name;
    private final List<BlockDevice> disks = new ArrayList<>();
    private NvmeAdmin admin;
    /** Never changed, but replaced by longer ones. */
    private volatile NvmeDiskQueue[] queues = {};
    private byte[] identity;
    /** How many queues the controller has for disks. */
    private int allowed;
    private boolean gone;

    private NvmeController(PciFunction function, String name, DriverMachine machine) {
        this.function = function;
        this.name = name;
        this.machine = machine;
    }

    /** Whether a function is such a controller. */
    public static boolean is(PciFunction function) {
        return function.classCode() == CLASS && function.programmingInterface() == INTERFACE;
    }

    /**
     * Starts a controller.
     *
     * @param name such as {@code nvme0}, which names of disks begin with
     * @return its disks; none if it cannot be used, and the log says why
     */
    public static List<BlockDevice> start(PciFunction function, String name, DriverMachine machine) {
        NvmeController controller = new NvmeController(function, name, machine);
        String problem = controller.start();
        if (problem != null) {
            machine.log().line("nvme: the controller " + function.name() + " is not used: it " + problem);
            if (controller.admin != null) {
                controller.admin.stop();
            }
        }
        return controller.disks;
    }

    /** What is wrong with it; null if it works. */
    private String start() {
        admin = NvmeAdmin.open(function, machine);
        if (admin == null) {
            return "has no registers that can be reached";
        }
        if (!admin.isKnown()) {
            return "has too small queues, or pages of another size";
        }
        MsiX messages = MsiX.open(function, machine.registers());
        if (messages == null) {
            return "has no table of messages to interrupt by";
        }
        if (!admin.start()) {
            return "does not become ready, or there is no memory for it";
        }
        identity = admin.read(IDENTIFY, 0, CONTROLLER);
        if (identity == null) {
            return "does not say what it is";
        }
        List<NvmeDisk> found = findDisks();
        allowed = found.isEmpty() ? 0 : countQueues(messages, found.size());
        for (NvmeDisk each : found) {
            int most = Math.min(machine.cpus().count(), allowed / found.size());
            NvmeDiskQueue[] own = createQueues(each, messages, Math.max(1, most));
            if (own.length == 0) {
                return disks.isEmpty() ? "has no queue that works, or this machine takes no messages" : null;
            }
            each.use(own);
            disks.add(each);
        }
        return null;
    }

    private List<NvmeDisk> findDisks() {
        List<NvmeDisk> found = new ArrayList<>();
        byte[] list = admin.read(IDENTIFY, 0, DISKS);
        for (int i = 0; list != null && i < MOST_DISKS; i++) {
            int number = LittleEndian.getInt(list, 4 * i);
            if (number == 0) {
                break;
            }
            byte[] page = admin.read(IDENTIFY, number, DISK);
            NvmeDisk disk = page == null ? null : NvmeDisk.of(this, name + "n" + number, number, page);
            if (disk == null) {
                machine.log().line("nvme: the disk " + name + "n" + number + " is not used: it has blocks of an odd size");
            } else {
                found.add(disk);
            }
        }
        return found;
    }

    /** How many queues there can be, of those that so many disks want. */
    private int countQueues(MsiX messages, int found) {
        // The queue of the administrator has the first entry, which is never raised: its commands are waited for by looking.
        int wanted = Math.max(1, Math.min(Math.min(machine.cpus().count() * found, MOST_QUEUES), messages.count() - 1));
        int number = wanted - 1;
        if (!admin.command(SET_FEATURES, 0, 0, QUEUE_COUNT, number | number << 16)) {
            return 1;
        }
        int result = admin.result();
        return Math.min(wanted, Math.min(result & 0xffff, result >>> 16) + 1);
    }

    private NvmeDiskQueue[] createQueues(NvmeDisk disk, MsiX messages, int most) {
        int first = queues.length;
        while (queues.length < first + most && createQueue(disk, messages, queues.length - first)) {
            // One more.
        }
        return Arrays.copyOfRange(queues, first, queues.length);
    }

    private boolean createQueue(NvmeDisk disk, MsiX messages, int cpu) {
        int number = queues.length + 1;
        if (number > allowed || number >= messages.count()) {
            return false;
        }
        NvmeQueue ring = admin.newQueue(number);
        NvmeDiskQueue queue = ring == null ? null
                : NvmeDiskQueue.make(ring, this, machine, disk.number(), disk.blockShift(), disk.limits());
        Message message = queue == null ? null : machine.messages().add(cpu, queue);
        if (message == null) {
            return false;
        }
        messages.set(number, message);
        int sizes = number | NvmeQueue.SIZE - 1 << 16;
        if (!admin.command(CREATE_COMPLETIONS, 0, ring.completions(), sizes, CONTIGUOUS | INTERRUPTS | number << 16)
                || !admin.command(CREATE_COMMANDS, 0, ring.commands(), sizes, CONTIGUOUS | number << 16)) {
            messages.mask(number);
            machine.messages().remove(message);
            return false;
        }
        NvmeDiskQueue[] more = Arrays.copyOf(queues, queues.length + 1);
        more[queues.length] = queue;
        queues = more;
        return true;
    }

    /** Sectors of a command at most. */
    long mostSectors() {
        int exponent = identity[MOST_DATA] & 0xff;
        long pages = exponent == 0 || exponent > 20 ? NvmeDiskQueue.PAGES : 1L << exponent;
        return Math.min(pages, NvmeDiskQueue.PAGES) * Frame.SIZE / BlockDevice.SECTOR;
    }

    /** Whether writes are durable only after a flush. */
    boolean hasCache() {
        return (identity[CACHE] & 1) != 0;
    }

    boolean canDiscard() {
        return (LittleEndian.getShort(identity, OPTIONAL) & OPTIONAL_DISCARD) != 0;
    }

    boolean canZero() {
        return (LittleEndian.getShort(identity, OPTIONAL) & OPTIONAL_ZEROES) != 0;
    }

    DriverMachine machine() {
        return machine;
    }

    /** Whether the controller says that it can do no more, or is gone. */
    @NoAlloc("found by interrupt handlers")
    boolean isFailed() {
        return admin.isFailed();
    }

    /** The controller broke the rules or is gone: it is stopped, and all requests fail. Any context; no queue is locked. */
    @NoAlloc("found by interrupt handlers")
    void fail() {
        if (gone) {
            return;
        }
        gone = true;
        admin.stop();
        for (NvmeDiskQueue each : queues) {
            each.requests().fail(Errno.EIO);
        }
    }
}
