package awesome.kernel.virtio;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.machine.MessageInterrupts.Message;
import awesome.kernel.ninep.Channel;
import awesome.kernel.ninep.MessageMemory;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.MsiX;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.OutsideWaiter;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import java.nio.charset.StandardCharsets;

/** A channel to a server of files beside the virtual machine (virtio 1.2, 5.10; 9P transport): one queue, whose chains are messages and answers. */
public final class VirtioShare implements Channel, Interrupts.Handler {
    /** The kind of device. */
    public static final int TYPE = 9;

    private static final LockClass KIND = LockClass.of("share queue");
    private static final long HAS_TAG = 1;
    private static final int TAG_LENGTH = 0;
    private static final int TAG = 2;
    /** Exchanges under way at a time. */
    private static final int DEPTH = 16;
    /** Pieces of a chain at most, which is a frame of descriptors. */
    private static final int CHAIN = 256;
    /** Of those of a large message or answer, and of the other one of the exchange. */
    private static final int MOST_PIECES = 128;
    private static final int OTHER_PIECES = 2;
    /** After so many nanoseconds it is looked whether the device is still there; after so many looks it is not. */
    private static final long PATIENCE = 10_000_000_000L;
    private static final int LOOKS = 12;

    /** An exchange that is under way. */
    private static final class Slot {
        Notice notice;
        volatile boolean isDone;
        int came;
        int looks;
    }

    private final VirtioDevice device;
    private final SpinLock lock = new SpinLock(KIND);
    private final String tag;
    private final Slot[] slots;
    private final int mostBytes;
    private VirtQueue queue;
    private volatile boolean gone;

    private VirtioShare(VirtioDevice device, String tag, int depth, int pieces) {
        this.device = device;
        this.tag = tag;
        mostBytes = pieces * (int) Frame.SIZE;
        slots = new Slot[depth];
        for (int i = 0; i < depth; i++) {
            slots[i] = new Slot();
        }
    }

    /** Takes a device into use; null if it cannot be used; the log says why. */
    public static VirtioShare open(VirtioDevice device, DriverMachine machine) {
        String problem = "does not agree on features";
        if (device.negotiate(HAS_TAG) && device.has(HAS_TAG)) {
            boolean tables = device.has(VirtioFeature.TABLES);
            int size = device.queueSize(0);
            int depth = tables ? Math.min(DEPTH, size) : 1;
            int pieces = tables ? MOST_PIECES : Math.min(MOST_PIECES, size - OTHER_PIECES);
            problem = pieces < OTHER_PIECES || depth < 1 ? "has no queue that is large enough" : null;
            if (problem == null) {
                VirtioShare share = new VirtioShare(device, tag(device), depth, pieces);
                problem = share.start(machine);
                if (problem == null) {
                    return share;
                }
            }
        }
        device.fail();
        machine.log().line("virtio: the share " + device.function().name() + " is not used: it " + problem);
        return null;
    }

    private static String tag(VirtioDevice device) {
        int length = (int) Math.max(0, Math.min(device.config16(TAG_LENGTH), device.configBytes() - TAG));
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) device.config8(TAG + i);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        // Old devices fill it up with zeros.
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private String start(DriverMachine machine) {
        MsiX messages = MsiX.open(device.function(), machine.registers());
        Message message = messages == null ? null : machine.messages().add(0, this);
        if (message == null) {
            return "cannot interrupt by messages";
        }
        messages.set(0, message);
        queue = device.queue(0, 0, slots.length, CHAIN, machine.frames());
        if (queue == null) {
            return "has no queue that works, or there is no memory for it";
        }
        device.start();
        return null;
    }

    @Override
    public String tag() {
        return tag;
    }

    @Override
    public int mostBytes() {
        return mostBytes;
    }

    @Override
    public int depth() {
        return slots.length;
    }

    @Override
    public int exchange(int number, OutsideWaiter waiter, MessageMemory message, int bytes, MessageMemory answer, int room) {
        Slot slot = slots[number];
        slot.notice = waiter.notice();
        slot.isDone = false;
        slot.looks = 0;
        if (gone || !begin(number, message, bytes, answer, room)) {
            throw new ErrnoException(Errno.EIO);
        }
        waiter.await(slot.notice, () -> slot.isDone || gone, PATIENCE, () -> look(slot));
        if (!slot.isDone) {
            throw new ErrnoException(Errno.EIO);
        }
        return slot.came;
    }

    /** Gives a chain to the device; false if it has no room, which is so only if it is broken. */
    @NoAlloc("a lock is held")
    private boolean begin(int number, MessageMemory message, int bytes, MessageMemory answer, int room) {
        boolean enabled = lock.lockWithInterruptsOff();
        boolean isBegun = queue.begin(number, message.pieces(bytes) + answer.pieces(room));
        if (isBegun) {
            for (int i = 0; i < message.pieces(bytes); i++) {
                queue.add(message.piece(i), message.pieceBytes(i, bytes), false);
            }
            for (int i = 0; i < answer.pieces(room); i++) {
                queue.add(answer.piece(i), answer.pieceBytes(i, room), true);
            }
            queue.end();
            queue.commit();
        }
        lock.unlockAndRestore(enabled);
        return isBegun;
    }

    /** Somebody has waited for long: an interrupt may be lost, or the device gone. */
    private void look(Slot slot) {
        interrupt();
        slot.looks++;
        if (!slot.isDone && (device.needsReset() || slot.looks >= LOOKS)) {
            fail();
        }
    }

    /** The device has given something back. */
    @Override
    @NoAlloc("interrupt context")
    public void interrupt() {
        if (queue == null || gone) {
            return;
        }
        Notice next = takeOne();
        while (next != null) {
            next.happened();
            next = takeOne();
        }
        if (queue.isBroken()) {
            fail();
        }
    }

    /** Takes what the device gives back; who waits for it, or null if there is nothing. */
    @NoAlloc("interrupt context")
    private Notice takeOne() {
        boolean enabled = lock.lockWithInterruptsOff();
        int number = queue.take();
        Notice waits = null;
        if (number >= 0) {
            Slot slot = slots[number];
            slot.came = queue.takenBytes();
            waits = slot.notice;
            slot.isDone = true;
        }
        lock.unlockAndRestore(enabled);
        return waits;
    }

    /** The device broke the rules, or is gone: it is not used any more. */
    @NoAlloc("found by interrupt handlers")
    private void fail() {
        device.fail();
        gone = true;
        for (Slot each : slots) {
            Notice notice = each.notice;
            if (notice != null) {
                notice.happened();
            }
        }
    }
}
