package awesome.kernel.virtio;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.DiskNames;
import awesome.kernel.block.DiskSource;
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
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.Waiter;
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
public final class VirtioScsi implements ScsiTransport, DiskSource, VirtioScsiEvents.Listener {
    /** The kind of device. */
    public static final int TYPE = 8;

    private static final long HOT_PLUG = 1L << 1;
    private static final long CHANGES = 1L << 2;

    private static final int QUEUE_COUNT = 0;
    private static final int MOST_PIECES = 4;
    private static final int MOST_SECTORS = 8;
    private static final int UNIT_COMMANDS = 12;
    private static final int EVENT_BYTES = 16;
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
    private VirtioScsiEvents events;
    /** Never changed, but replaced by longer or shorter ones. */
    private volatile VirtioScsiDisk[] disks = {};
    /** Those that were taken out, whose names are still in use. */
    private final List<VirtioScsiDisk> leaving = new ArrayList<>();
    /** Both: those that may have requests under way. */
    private volatile VirtioScsiDisk[] served = {};
    private int pieces;
    private volatile boolean gone;
    /** Whether there may be other units than before. */
    private volatile boolean isScanWanted;
    /** Wakes the thread that looks after the disks; null until there is one. */
    private volatile Notice notice;

    private VirtioScsi(DriverMachine machine, VirtioDevice device, DiskNames names) {
        this.machine = machine;
        this.device = device;
        this.names = names;
    }

    /**
     * Takes a device into use.
     *
     * @param names gives names for its disks and drives
     * @return null if it cannot be used; the log says why
     */
    public static VirtioScsi open(VirtioDevice device, DiskNames names, DriverMachine machine) {
        String problem = "does not agree on features";
        if (device.negotiate(HOT_PLUG | CHANGES)) {
            VirtioScsi scsi = new VirtioScsi(machine, device, names);
            problem = scsi.start();
            if (problem == null) {
                scsi.scan(null);
                return scsi;
            }
        }
        device.fail();
        machine.log().line("virtio: the SCSI adapter " + device.function().name() + " is not used: it " + problem);
        return null;
    }

    /** Its disks and drives. */
    public List<BlockDevice> disks() {
        return new ArrayList<>(Arrays.asList(disks));
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
        int eventBytes = device.config32(EVENT_BYTES);
        if (eventBytes >= VirtioScsiEvents.BYTES && eventBytes <= VirtioScsiEvents.MOST_BYTES) {
            events = VirtioScsiEvents.make(device, EVENTS, CONFIG_ENTRY, eventBytes, machine, this);
        }
        device.start();
        if (events != null) {
            events.begin();
        }
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
        int most = (tables ? CHAIN : Math.min(CHAIN, size)) - AROUND;
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

    /** Looks for units: takes those into use that are new disks or drives, and lets those go that are not there any more. */
    private void scan(Watcher watcher) {
        int lastTarget = Math.min(device.config16(LAST_TARGET), MOST_TARGET);
        int lastUnit = device.config32(LAST_UNIT);
        int mostUnit = lastUnit < 0 || lastUnit > MOST_UNIT ? MOST_UNIT : lastUnit;
        List<ScsiAddress> found = new ArrayList<>();
        for (int target = 0; target <= lastTarget && !gone; target++) {
            found.addAll(probe.units(target, mostUnit));
        }
        for (VirtioScsiDisk each : disks) {
            if (!found.contains(each.address()) && !gone) {
                remove(each, watcher);
            }
        }
        for (ScsiAddress each : found) {
            if (find(each.target(), each.unit()) == null && disks.length < MOST_DISKS) {
                add(each, watcher);
            }
        }
    }

    /** The disk of an address; null if there is none. */
    @NoAlloc("events name disks")
    private VirtioScsiDisk find(int target, int unit) {
        for (VirtioScsiDisk each : disks) {
            if (each.address().target() == target && each.address().unit() == unit) {
                return each;
            }
        }
        return null;
    }

    private void remove(VirtioScsiDisk disk, Watcher watcher) {
        disk.remove();
        List<VirtioScsiDisk> left = new ArrayList<>(Arrays.asList(disks));
        left.remove(disk);
        leaving.add(disk);
        disks = left.toArray(new VirtioScsiDisk[0]);
        if (watcher != null) {
            watcher.removed(disk);
        }
        machine.log().line(disk.name() + ": is gone");
    }

    /** Names of disks that nobody uses any more can be given again. */
    private void releaseNames() {
        for (int i = leaving.size() - 1; i >= 0; i--) {
            if (!leaving.get(i).isUsed()) {
                names.release(leaving.remove(i).name());
            }
        }
        serveAll();
    }

    private void serveAll() {
        List<VirtioScsiDisk> all = new ArrayList<>(Arrays.asList(disks));
        all.addAll(leaving);
        served = all.toArray(new VirtioScsiDisk[0]);
    }

    @Override
    public void watch(Notice own, Watcher watcher) {
        notice = own;
        long resumed = machine.clock().monotonicNanos();
        while (!gone) {
            int seen = own.count();
            if (isScanWanted) {
                isScanWanted = false;
                releaseNames();
                scan(watcher);
            }
            boolean isTime = machine.clock().monotonicNanos() - resumed >= PAUSE;
            boolean hasHeld = false;
            for (VirtioScsiQueue each : queues) {
                if (isTime && each.hasHeld()) {
                    each.resume();
                    resumed = machine.clock().monotonicNanos();
                }
                hasHeld |= each.hasHeld();
            }
            for (VirtioScsiDisk each : disks) {
                if (each.isChanged()) {
                    each.renew();
                }
            }
            own.await(seen, hasHeld ? resumed + PAUSE : Waiter.FOREVER);
        }
    }

    /** Has the thread that looks after the disks do so. Any context. */
    @NoAlloc("interrupt context")
    void wake() {
        Notice told = notice;
        if (told != null) {
            told.happened();
        }
    }

    @Override
    @NoAlloc("interrupt context")
    public void unitsChanged() {
        isScanWanted = true;
        wake();
    }

    @Override
    @NoAlloc("interrupt context")
    public void removed(int target, int unit) {
        VirtioScsiDisk disk = find(target, unit);
        if (disk != null) {
            disk.remove();
        }
    }

    @Override
    @NoAlloc("interrupt context")
    public void changed(int target, int unit, int code) {
        VirtioScsiDisk disk = find(target, unit);
        if (disk != null && Sense.isChange(code)) {
            disk.changed();
            wake();
        }
    }

    private void add(ScsiAddress address, Watcher watcher) {
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
        serveAll();
        if (watcher != null) {
            watcher.added(disk);
        }
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
        VirtioScsiDisk[] all = served;
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

    /** The device broke the rules, is gone, or says that it can do no more: it is not used any more. Any context; no queue is locked. */
    @NoAlloc("found by interrupt handlers")
    private void fail() {
        if (!gone) {
            device.fail();
            gone = true;
        }
        for (VirtioScsiDisk each : served) {
            each.fail(Errno.EIO);
        }
        wake();
    }

    /** It may need a reset, or has something to tell. */
    private final class ConfigChange implements Interrupts.Handler {
        @Override
        @NoAlloc("interrupt context")
        public void interrupt() {
            if (gone) {
                return;
            }
            if (events != null) {
                events.serve();
            }
            if (device.needsReset() || events != null && events.isBroken()) {
                fail();
            }
        }
    }
}
