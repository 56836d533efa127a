package awesome.kernel.virtio;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.DiskNames;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.machine.MessageInterrupts.Message;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.MsiX;
import awesome.kernel.scsi.Cdb;
import awesome.kernel.scsi.ScsiAddress;
import awesome.kernel.scsi.ScsiFacts;
import awesome.kernel.scsi.ScsiIdentity;
import awesome.kernel.scsi.ScsiProbe;
import awesome.kernel.scsi.ScsiTransport;
import awesome.kernel.scsi.Sense;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A host adapter of a virtual machine with SCSI disks and drives (virtio 1.1, 5.6), with a queue for each CPU as far as the device has
 * them; all its disks use all queues. A command that takes too long is ended, then all of its unit, then the device.
 */
public final class VirtioScsi implements ScsiTransport {
    /** The kind of device. */
    public static final int TYPE = 8;

    private static final int QUEUE_COUNT = 0;
    private static final int MOST_PIECES = 4;
    private static final int MOST_SECTORS = 8;
    private static final int UNIT_COMMANDS = 12;
    private static final int SENSE_BYTES = 20;
    private static final int COMMAND_BYTES = 24;
    private static final int LAST_TARGET = 30;
    private static final int LAST_UNIT = 32;

    private static final int CONTROL = 0;
    private static final int EVENTS = 1;
    private static final int FIRST = 2;

    /** Pieces of memory in a chain, the header and the answer included. */
    private static final int CHAIN = 128;
    private static final int AROUND = 2;
    private static final int FEWEST_PIECES = 8;
    /** Commands of a queue at a time, beside one of its own. */
    private static final int DEPTH = 64;
    private static final int SMALLEST_QUEUE = 16;
    private static final int MOST_COMMAND = 32;
    private static final int MOST_TARGET = 255;
    private static final int MOST_UNIT = 0x3fff;
    private static final int MOST_DISKS = 64;
    private static final int CONFIG_ENTRY = 0;
    /** After so many nanoseconds a command is ended. */
    private static final long PATIENCE = 30_000_000_000L;
    private static final long PAUSE = 20_000_000L;

    private final DriverMachine machine;
    private final VirtioDevice device;
    private final DiskNames names;
    private final ScsiProbe probe = new ScsiProbe(this);
    private VirtioScsiQueue[] queues = {};
    private VirtioScsiControl control;
    /** Never changed, but replaced by longer or shorter ones. */
    private volatile VirtioScsiDisk[] disks = {};
    private int pieces;
    private volatile boolean gone;

    private VirtioScsi(DriverMachine machine, VirtioDevice device, DiskNames names) {
        this.machine = machine;
        this.device = device;
        this.names = names;
    }

    /**
     * Takes a device into use.
     *
     * @param names gives names for its disks and drives
     * @return its disks; none if there are none, or it cannot be used, and the log says why
     */
    public static List<BlockDevice> open(VirtioDevice device, DiskNames names, DriverMachine machine) {
        String problem = "does not agree on features";
        if (device.negotiate(0)) {
            VirtioScsi scsi = new VirtioScsi(machine, device, names);
            problem = scsi.start();
            if (problem == null) {
                scsi.scan();
                return new ArrayList<>(Arrays.asList(scsi.disks));
            }
        }
        device.fail();
        machine.log().line("virtio: the SCSI adapter " + device.function().name() + " is not used: it " + problem);
        return new ArrayList<>();
    }

    /** What is wrong with it; null if it works. */
    private String start() {
        int senseBytes = device.config32(SENSE_BYTES);
        int commandBytes = device.config32(COMMAND_BYTES);
        if (senseBytes < Sense.BYTES || senseBytes > VirtioScsiQueue.MOST_SENSE || commandBytes < Cdb.BYTES
                || commandBytes > MOST_COMMAND) {
            return "has commands or answers of an odd size";
        }
        MsiX messages = MsiX.open(device.function(), machine.registers());
        if (messages == null || messages.count() < 2) {
            return "has no table of messages to interrupt by";
        }
        Message config = machine.messages().add(0, new ConfigChange());
        if (config == null) {
            return "cannot interrupt: this machine takes no messages";
        }
        messages.set(CONFIG_ENTRY, config);
        if (!device.setConfigVector(CONFIG_ENTRY)) {
            return "does not take its interrupts";
        }
        control = VirtioScsiControl.make(device, CONTROL, machine);
        int wanted = Math.min(machine.cpus().count(), Math.max(1, device.config32(QUEUE_COUNT)));
        int count = Math.min(wanted, messages.count() - 1);
        while (control != null && queues.length < count && addQueue(messages, senseBytes, commandBytes)) {
            // One more.
        }
        if (queues.length == 0) {
            return "has no queue that works, or there is no memory for it";
        }
        device.start();
        return null;
    }

    private boolean addQueue(MsiX messages, int senseBytes, int commandBytes) {
        int number = queues.length;
        int index = FIRST + number;
        int size = device.queueSize(index);
        if (size < SMALLEST_QUEUE) {
            return false;
        }
        boolean tables = device.has(VirtioFeature.TABLES);
        int most = Math.min(tables ? CHAIN : Math.min(CHAIN, size), CHAIN) - AROUND;
        int told = device.config32(MOST_PIECES);
        pieces = Math.max(FEWEST_PIECES, told > 0 ? Math.min(most, told) : most);
        int depth = Math.min(DEPTH, tables ? size - 1 : size / 4);
        VirtioScsiQueue queue = new VirtioScsiQueue(this, number, machine, depth);
        Message message = machine.messages().add(number % machine.cpus().count(), queue);
        if (message == null) {
            return false;
        }
        messages.set(number + 1, message);
        VirtQueue ring = device.queue(index, number + 1, depth + 1, CHAIN, machine.frames());
        if (ring == null || !queue.start(ring, commandBytes, senseBytes)) {
            return false;
        }
        VirtioScsiQueue[] more = Arrays.copyOf(queues, number + 1);
        more[number] = queue;
        queues = more;
        return true;
    }

    /** Looks for units, and takes those into use that are disks or drives. */
    private void scan() {
        int lastTarget = Math.min(device.config16(LAST_TARGET), MOST_TARGET);
        int lastUnit = device.config32(LAST_UNIT);
        int mostUnit = lastUnit < 0 || lastUnit > MOST_UNIT ? MOST_UNIT : lastUnit;
        for (int target = 0; target <= lastTarget && !gone; target++) {
            for (ScsiAddress each : probe.units(target, mostUnit)) {
                if (disks.length < MOST_DISKS) {
                    add(each);
                }
            }
        }
    }

    private void add(ScsiAddress address) {
        ScsiIdentity identity = probe.identify(address);
        if (identity == null || !identity.isDisk() && !identity.isDrive()) {
            return;
        }
        ScsiFacts facts = probe.facts(address, identity);
        if (facts == null) {
            machine.log().line("scsi: the disk " + address.target() + ":" + address.unit() + " is not used: it does not say its size, or"
                    + " has blocks of an odd size");
            return;
        }
        int commands = Math.max(1, device.config32(UNIT_COMMANDS));
        int used = Math.min(queues.length, commands);
        int sectors = device.config32(MOST_SECTORS);
        VirtioScsiDisk disk = new VirtioScsiDisk(this, machine, identity.isDrive() ? names.drive() : names.disk(), address, facts, Arrays.copyOf(queues, used), pieces,
                sectors & 0xffff_ffffL, Math.min(DEPTH, commands / used));
        VirtioScsiDisk[] more = Arrays.copyOf(disks, disks.length + 1);
        more[disks.length] = disk;
        disks = more;
        machine.log().line(disk.name() + ": " + identity.description() + (facts.serial().isEmpty() ? "" : ", serial " + facts.serial()));
    }

    @Override
    public synchronized boolean perform(ScsiAddress address, Cdb command, byte[] answer, Sense sense) {
        VirtioScsiQueue queue = queues[0];
        PhysAddr bounce = PhysAddr.of(queue.bounce());
        machine.memory().write(bounce, new byte[answer.length], 0, answer.length);
        long begun = machine.clock().monotonicNanos();
        while (!gone && !queue.ask(address, command, answer.length, sense)) {
            await(queue, begun);
        }
        while (!gone && !queue.isAnswered()) {
            if (await(queue, begun)) {
                continue;
            }
            control.end(VirtioScsiControl.ABORT, address, queue.askedTag());
            queue.interrupt();
            if (!queue.isAnswered()) {
                fail();
            }
        }
        if (gone) {
            return false;
        }
        machine.memory().read(bounce, answer, 0, answer.length);
        return true;
    }

    /** Lets a little time pass; false if it was too much. */
    private boolean await(VirtioScsiQueue queue, long begun) {
        Thread.yield();
        queue.interrupt();
        return machine.clock().monotonicNanos() - begun <= PATIENCE;
    }

    @Override
    public void pause() {
        long begun = machine.clock().monotonicNanos();
        while (machine.clock().monotonicNanos() - begun < PAUSE) {
            Thread.yield();
        }
    }

    /** Commands of a queue may be done: gives them to their disks. Any context; no queue is locked. */
    @NoAlloc("interrupt context")
    void serve(VirtioScsiQueue queue) {
        if (queue.isBroken()) {
            fail();
            return;
        }
        VirtioScsiDisk[] all = disks;
        for (VirtioScsiDisk each : all) {
            each.serve(queue, false);
        }
        // There may be room now that those had who are done.
        for (VirtioScsiDisk each : all) {
            each.serve(queue, true);
        }
    }

    /** A request of a line has taken long: ends commands that have taken too long. Preemptible context. */
    @MayAllocate("nobody waits for this but who has waited for long")
    void check(VirtioScsiLine line) {
        if (device.needsReset()) {
            fail();
        }
        if (gone) {
            return;
        }
        line.queue().resume();
        long time = machine.clock().monotonicNanos() - PATIENCE;
        synchronized (this) {
            int slot = line.queue().giveUp(line, time, 0);
            while (slot >= 0 && !gone) {
                end(line, slot, time);
                slot = line.queue().giveUp(line, time, slot + 1);
            }
        }
    }

    /** Ends a command, by ever stronger means. */
    private void end(VirtioScsiLine line, int slot, long time) {
        ScsiAddress address = line.disk().address();
        machine.log().line(line.disk().name() + ": a command takes too long, and is ended");
        for (int kind : new int[] {VirtioScsiControl.ABORT, VirtioScsiControl.RESET_UNIT}) {
            control.end(kind, address, line.queue().tag(slot));
            line.queue().interrupt();
            if (line.queue().giveUp(line, time, slot) != slot) {
                return;
            }
        }
        machine.log().line(line.disk().name() + ": the device does not end it, and is not used any more");
        fail();
    }

    /** A unit says that there are others than before. Any context. */
    @NoAlloc("interrupt context")
    void unitsChanged() {
        // Events of the device say so too.
    }

    /** The device broke the rules, is gone, or says that it can do no more: it is not used any more. Any context; no queue is locked. */
    @NoAlloc("found by interrupt handlers")
    private void fail() {
        if (!gone) {
            device.fail();
            gone = true;
        }
        for (VirtioScsiDisk each : disks) {
            each.fail(Errno.EIO);
        }
    }

    /** It may need a reset. */
    private final class ConfigChange implements Interrupts.Handler {
        @Override
        @NoAlloc("interrupt context")
        public void interrupt() {
            if (!gone && device.needsReset()) {
                fail();
            }
        }
    }
}
