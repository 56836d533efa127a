package awesome.kernel.virtio;

import awesome.kernel.console.HostPort;
import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.wait.Bell;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * A port of a {@link VirtioConsole}: a queue for what comes and one for what goes (virtio 1.1, 5.3.2). Memory for what comes is given to
 * the device again when the bytes are taken, so that a sender waits who is too fast.
 */
@NoAlloc("interrupt context")
final class VirtioPort implements HostPort {
    private static final LockClass KIND = LockClass.of("port");
    /** Pieces of memory for each direction: together a frame. */
    private static final int SLOTS = 4;
    private static final int BYTES = (int) Frame.SIZE / SLOTS / 2;
    private static final int GOING = SLOTS * BYTES;
    private static final int USUAL_ROWS = 25;
    private static final int USUAL_COLUMNS = 80;
    /** After so many nanoseconds what is written to a device that takes nothing is lost. */
    private static final long PATIENCE = 1_000_000_000L;

    private final VirtioConsole owner;
    private final DriverMachine machine;
    private final int number;
    private final VirtQueue coming;
    private final VirtQueue going;
    private final long memory;
    private final SpinLock lock = new SpinLock(KIND);
    private final Bell changed = new Bell();
    /** What came: slots in the order in which they were filled, from {@code first} on, and how many bytes each has. */
    private final int[] filled = new int[SLOTS];
    private final int[] lengths = new int[SLOTS];
    private int first;
    private int count;
    private int taken;
    private final boolean[] isSent = new boolean[SLOTS];
    private final byte[] one = new byte[1];
    private boolean isFilled;

    /** What is known of it; whoever is told of changes reads it. */
    volatile String name = "";
    volatile boolean isConsole;
    volatile boolean isConnected;
    volatile boolean isGone;
    volatile int rows = USUAL_ROWS;
    volatile int columns = USUAL_COLUMNS;
    volatile boolean isAdded;
    /** Whether bytes came or went since the bell was rung, and whether somebody was told that it is there. */
    volatile boolean isRung;
    boolean isTold;

    private VirtioPort(VirtioConsole owner, DriverMachine machine, int number, VirtQueue coming, VirtQueue going, long memory) {
        this.owner = owner;
        this.machine = machine;
        this.number = number;
        this.coming = coming;
        this.going = going;
        this.memory = memory;
    }

    /** The port of that number; null if it has no queues that work, or there is no memory. */
    @MayAllocate("ports are made before they are used")
    static VirtioPort make(VirtioConsole owner, VirtioDevice device, DriverMachine machine, int number, int index, int entry) {
        VirtQueue coming = device.queueSize(index) < SLOTS ? null : device.queue(index, entry, SLOTS, 1, machine.frames());
        VirtQueue going = coming == null || device.queueSize(index + 1) < SLOTS ? null
                : device.queue(index + 1, entry, SLOTS, 1, machine.frames());
        long frame = going == null ? -1 : machine.frames().takeZeros();
        return frame < 0 ? null : new VirtioPort(owner, machine, number, coming, going, Frame.of(frame).start().bits());
    }

    /** Lets bytes come; does nothing the second time. */
    void begin() {
        boolean enabled = lock.lockWithInterruptsOff();
        if (!isFilled) {
            isFilled = true;
            for (int i = 0; i < SLOTS; i++) {
                fill(i);
            }
            coming.commit();
        }
        lock.unlockAndRestore(enabled);
    }

    private void fill(int slot) {
        if (coming.begin(slot, 1)) {
            coming.add(memory + (long) slot * BYTES, BYTES, true);
            coming.end();
        }
    }

    /** The device may have brought bytes, or taken some; whether it has. */
    boolean serve() {
        boolean enabled = lock.lockWithInterruptsOff();
        boolean some = look();
        lock.unlockAndRestore(enabled);
        if (some) {
            isRung = true;
        }
        return some;
    }

    private boolean look() {
        boolean some = false;
        for (int slot = coming.take(); slot >= 0; slot = coming.take()) {
            int bytes = coming.takenBytes();
            if (bytes <= 0 || count == SLOTS) {
                fill(slot);
            } else {
                filled[(first + count) % SLOTS] = slot;
                lengths[slot] = Math.min(bytes, BYTES);
                count++;
            }
            some = true;
        }
        for (int slot = going.take(); slot >= 0; slot = going.take()) {
            isSent[slot] = false;
            some = true;
        }
        return some;
    }

    /** Whether the device broke the rules of queues. */
    boolean isBroken() {
        return coming.isBroken() || going.isBroken();
    }

    @Override
    public int take(byte[] target, int start, int length) {
        boolean enabled = lock.lockWithInterruptsOff();
        int done = 0;
        boolean some = false;
        while (done < length && count > 0) {
            int slot = filled[first];
            int step = Math.min(length - done, lengths[slot] - taken);
            machine.memory().read(PhysAddr.of(memory + (long) slot * BYTES + taken), target, start + done, step);
            done += step;
            taken += step;
            if (taken == lengths[slot]) {
                taken = 0;
                first = (first + 1) % SLOTS;
                count--;
                fill(slot);
                some = true;
            }
        }
        if (some) {
            coming.commit();
        }
        lock.unlockAndRestore(enabled);
        return done;
    }

    @Override
    public int read() {
        return take(one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    @Override
    public boolean hasInput() {
        return count > 0;
    }

    @Override
    public int give(byte[] source, int start, int length) {
        boolean enabled = lock.lockWithInterruptsOff();
        int done = 0;
        for (int i = 0; i < SLOTS && done < length; i++) {
            int step = Math.min(BYTES, length - done);
            if (!isSent[i] && going.begin(i, 1)) {
                long at = memory + GOING + (long) i * BYTES;
                machine.memory().write(PhysAddr.of(at), source, start + done, step);
                going.add(at, step, false);
                going.end();
                isSent[i] = true;
                done += step;
            }
        }
        if (done > 0) {
            going.commit();
        }
        lock.unlockAndRestore(enabled);
        return done;
    }

    @Override
    public int room() {
        int free = 0;
        for (int i = 0; i < SLOTS; i++) {
            free += isSent[i] ? 0 : BYTES;
        }
        return isGone ? Integer.MAX_VALUE : free;
    }

    @Override
    public void write(byte[] source, int start, int length) {
        int done = 0;
        long begun = machine.clock().monotonicNanos();
        while (done < length && !isGone) {
            int step = give(source, start + done, length - done);
            done += step;
            if (step == 0) {
                serve();
                if (machine.clock().monotonicNanos() - begun > PATIENCE) {
                    return;
                }
            }
        }
    }

    @Override
    @MayAllocate("messages to the device wait")
    public void setUsed(boolean used) {
        if (!used) {
            byte[] lost = new byte[BYTES];
            while (take(lost, 0, BYTES) > 0) {
                // It was for who does not read it any more.
            }
        }
        owner.sayUsed(number, used);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isConsole() {
        return isConsole;
    }

    @Override
    public boolean isConnected() {
        return isConnected && !isGone;
    }

    @Override
    public boolean isGone() {
        return isGone;
    }

    @Override
    public Bell changed() {
        return changed;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }
}
