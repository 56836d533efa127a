package awesome.kernel.virtio;

import awesome.kernel.console.HostPort;
import awesome.kernel.console.PortSource;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.machine.MessageInterrupts.Message;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.MsiX;
import awesome.kernel.wait.Notice;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;

/**
 * A device with one port for a terminal, or with several for anything (virtio 1.1, 5.3). What interrupts bring is done as deferred work.
 */
public final class VirtioConsole implements PortSource, Interrupts.Handler {
    /** The kind of device. */
    public static final int TYPE = 3;

    private static final long SIZE = 1;
    private static final long SEVERAL = 1 << 1;
    private static final int COLUMNS = 0;
    private static final int ROWS = 2;
    private static final int PORTS = 4;
    private static final int MOST_PORTS = 16;
    private static final int CONTROL_COMING = 2;
    private static final int CONTROL_GOING = 3;
    private static final int ENTRY = 0;

    /** Messages about ports (virtio 1.1, 5.3.6.2). */
    private static final int DEVICE_READY = 0;
    private static final int ADDED = 1;
    private static final int REMOVED = 2;
    private static final int READY = 3;
    private static final int IS_CONSOLE = 4;
    private static final int RESIZED = 5;
    private static final int OPENED = 6;
    private static final int NAMED = 7;
    private static final int EVENT = 4;
    private static final int VALUE = 6;
    private static final int HEADER = 8;

    private static final int MESSAGES = 16;
    private static final int MESSAGE = 128;
    /** Where the message is that goes. */
    private static final int GOING = MESSAGES * MESSAGE;
    private static final long PATIENCE = 1_000_000_000L;
    /** So many nanoseconds without a message mean that the device has told all. */
    private static final long QUIET = 10_000_000L;

    private final DriverMachine machine;
    private final VirtioDevice device;
    private final Notice wanted;
    private final VirtioPort[] all;
    private VirtQueue coming;
    private VirtQueue going;
    private long memory;
    private Watcher watcher;
    private boolean isStarted;
    private volatile boolean isPending;
    private volatile boolean gone;

    private VirtioConsole(VirtioDevice device, DriverMachine machine, Notice wanted, int ports) {
        this.device = device;
        this.machine = machine;
        this.wanted = wanted;
        all = new VirtioPort[ports];
    }

    /**
     * Takes a device into use.
     *
     * @param wanted is told when there is deferred work
     * @return null if it cannot be used; the log says why
     */
    public static VirtioConsole open(VirtioDevice device, DriverMachine machine, Notice wanted) {
        String problem = "does not agree on features";
        if (device.negotiate(SIZE | SEVERAL)) {
            int told = device.has(SEVERAL) ? device.config32(PORTS) : 1;
            int ports = told < 1 || told > MOST_PORTS ? MOST_PORTS : told;
            VirtioConsole console = new VirtioConsole(device, machine, wanted, ports);
            problem = console.start();
            if (problem == null) {
                return console;
            }
        }
        device.fail();
        machine.log().line("virtio: the console " + device.function().name() + " is not used: it " + problem);
        return null;
    }

    /** What is wrong with it; null if it works. */
    private String start() {
        MsiX messages = MsiX.open(device.function(), machine.registers());
        Message message = messages == null ? null : machine.messages().add(0, this);
        if (message == null) {
            return "cannot interrupt by messages";
        }
        messages.set(ENTRY, message);
        if (!device.setConfigVector(ENTRY)) {
            return "does not take its interrupts";
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = VirtioPort.make(this, device, machine, i, i == 0 ? 0 : 2 * i + 2, ENTRY);
            if (all[i] == null && i == 0) {
                return "has no queue that works, or there is no memory for it";
            }
        }
        boolean several = device.has(SEVERAL);
        if (several && !makeControl()) {
            return "has no queue for messages that works, or there is no memory for it";
        }
        device.start();
        isStarted = true;
        if (several) {
            for (int i = 0; i < MESSAGES; i++) {
                fill(i);
            }
            coming.commit();
            say(0, DEVICE_READY, 1);
            hear();
        } else {
            all[0].isAdded = true;
            all[0].isConsole = true;
            all[0].isConnected = true;
            readSize();
            all[0].begin();
        }
        return null;
    }

    private boolean makeControl() {
        coming = device.queueSize(CONTROL_COMING) < MESSAGES ? null
                : device.queue(CONTROL_COMING, ENTRY, MESSAGES, 1, machine.frames());
        going = coming == null ? null : device.queue(CONTROL_GOING, VirtioDevice.NO_VECTOR, 1, 1, machine.frames());
        long frame = going == null ? -1 : machine.frames().takeZeros();
        if (frame < 0) {
            return false;
        }
        going.disableInterrupts();
        memory = Frame.of(frame).start().bits();
        return true;
    }

    private void fill(int slot) {
        if (coming.begin(slot, 1)) {
            coming.add(memory + (long) slot * MESSAGE, MESSAGE, true);
            coming.end();
        }
    }

    /** Does what the device asks for, until it asks for nothing more: so it is known which ports there are. */
    private void hear() {
        long heard = machine.clock().monotonicNanos();
        while (!gone && machine.clock().monotonicNanos() - heard < QUIET) {
            if (handleMessages()) {
                heard = machine.clock().monotonicNanos();
            }
            Thread.yield();
        }
    }

    /** Sends a message, and waits until the device has it. */
    private synchronized void say(int port, int event, int value) {
        if (gone || going == null || !going.begin(0, 1)) {
            return;
        }
        byte[] message = new byte[HEADER];
        LittleEndian.putInt(message, 0, port);
        LittleEndian.putShort(message, EVENT, event);
        LittleEndian.putShort(message, VALUE, value);
        machine.memory().write(PhysAddr.of(memory + GOING), message, 0, HEADER);
        going.add(memory + GOING, HEADER, false);
        going.end();
        going.commit();
        if (!going.awaitTaken(machine.clock(), PATIENCE)) {
            fail();
        }
    }

    /** Somebody uses a port, or nobody does any more. */
    void sayUsed(int port, boolean used) {
        say(port, OPENED, used ? 1 : 0);
    }

    private boolean handleMessages() {
        boolean some = false;
        byte[] message = new byte[MESSAGE];
        for (int slot = coming.take(); slot >= 0; slot = coming.take()) {
            int length = Math.max(0, Math.min(coming.takenBytes(), MESSAGE));
            machine.memory().read(PhysAddr.of(memory + (long) slot * MESSAGE), message, 0, MESSAGE);
            fill(slot);
            coming.commit();
            if (length >= HEADER) {
                handle(message, length);
            }
            some = true;
        }
        if (coming.isBroken()) {
            fail();
        }
        return some;
    }

    private void handle(byte[] message, int length) {
        int number = LittleEndian.getInt(message, 0);
        VirtioPort port = number < 0 || number >= all.length ? null : all[number];
        int event = LittleEndian.getShort(message, EVENT);
        if (port == null) {
            if (event == ADDED) {
                say(number, READY, 0);
            }
            return;
        }
        boolean isSet = LittleEndian.getShort(message, VALUE) != 0;
        switch (event) {
            case ADDED -> {
                port.isGone = false;
                port.isAdded = true;
                port.begin();
                say(number, READY, 1);
            }
            case REMOVED -> {
                port.isGone = true;
                port.isAdded = false;
                port.isConnected = false;
                if (port.isTold) {
                    port.isTold = false;
                    watcher.removed(port);
                }
            }
            case IS_CONSOLE -> {
                port.isConsole = isSet;
                port.isConnected = true;
                // The device may have been told of others before.
                say(number, OPENED, 1);
            }
            case RESIZED -> {
                if (length >= HEADER + 4) {
                    resize(port, LittleEndian.getShort(message, HEADER), LittleEndian.getShort(message, HEADER + 2));
                }
            }
            case OPENED -> port.isConnected = isSet;
            case NAMED -> port.name = name(message, length);
            default -> { }
        }
        port.isRung = true;
    }

    private static String name(byte[] message, int length) {
        int end = HEADER;
        while (end < length && message[end] > ' ' && message[end] < 0x7f && message[end] != '/') {
            end++;
        }
        return new String(message, HEADER, end - HEADER, StandardCharsets.ISO_8859_1);
    }

    private void readSize() {
        if (device.has(SIZE)) {
            resize(all[0], device.config16(COLUMNS), device.config16(ROWS));
        }
    }

    private void resize(VirtioPort port, int columns, int rows) {
        if (columns > 0 && rows > 0 && (port.columns != columns || port.rows != rows)) {
            port.columns = columns;
            port.rows = rows;
            if (port.isTold) {
                watcher.resized(port);
            }
        }
    }

    /** Tells of ports that are there, and all that is known of them. */
    private void tell() {
        for (VirtioPort each : all) {
            if (each != null && each.isAdded && !each.isTold && watcher != null) {
                each.isTold = true;
                watcher.added(each);
            }
        }
    }

    @Override
    public void watch(Watcher told) {
        watcher = told;
        tell();
    }

    @Override
    public HostPort console() {
        for (VirtioPort each : all) {
            if (each != null && each.isConsole) {
                return each;
            }
        }
        return null;
    }

    @Override
    public boolean isPending() {
        return isPending;
    }

    @Override
    public void run() {
        isPending = false;
        if (!gone && coming != null) {
            handleMessages();
            tell();
        } else if (!gone) {
            readSize();
        }
        for (VirtioPort each : all) {
            if (each != null && each.isRung) {
                each.isRung = false;
                each.changed().ring();
            }
        }
    }

    /** Bytes or messages have come, or the device has another size. */
    @Override
    @NoAlloc("interrupt context")
    public void interrupt() {
        if (!isStarted || gone) {
            return;
        }
        boolean broken = device.needsReset();
        for (VirtioPort each : all) {
            if (each != null) {
                each.serve();
                broken |= each.isBroken();
            }
        }
        if (broken) {
            fail();
        }
        isPending = true;
        wanted.happened();
    }

    /** The device broke the rules, or is gone: it is not used any more, and so are its ports. */
    @NoAlloc("found by interrupt handlers")
    private void fail() {
        device.fail();
        gone = true;
        for (VirtioPort each : all) {
            if (each != null) {
                each.isGone = true;
                each.isRung = true;
            }
        }
        isPending = true;
    }
}
