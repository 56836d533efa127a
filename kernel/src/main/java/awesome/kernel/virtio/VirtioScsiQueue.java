package awesome.kernel.virtio;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockCommand;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.scsi.Cdb;
import awesome.kernel.scsi.ScsiAddress;
import awesome.kernel.scsi.Sense;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * A queue of commands for the units of a {@link VirtioScsi}, which share it (virtio 1.1, 5.6.6.1): commands of
 * {@link VirtioScsiLine}s, and one that somebody waits for. What is not done although nothing is wrong is tried again here.
 */
@NoAlloc("interrupt context")
final class VirtioScsiQueue implements Interrupts.Handler {
    private static final LockClass KIND = LockClass.of("scsi queue");

    private static final int TAG = 8;
    /** Attributes, priority and the like, which are 0, and the first byte of the command. */
    private static final int ATTRIBUTES = 16;
    private static final int COMMAND_SHIFT = 24;
    /** A command begins one byte before this. */
    private static final int COMMAND_REST = 20;
    private static final int HEADER_BYTES = 19;

    /** In the bytes beside a command: what the device answers, and ranges. */
    private static final int ANSWER = 64;
    private static final int ANSWER_BYTES = 12;
    private static final int RESIDUAL = 4;
    private static final int STATUS = 10;
    private static final int RESPONSE = 11;
    private static final int SENSE = 12;
    /** Bytes of sense data that there is room for. */
    static final int MOST_SENSE = 96;
    private static final int RANGES = 192;
    private static final int SIDE = 256;
    private static final int PER_FRAME = (int) Frame.SIZE / SIDE;

    private static final int OK = 0;
    private static final int ABORTED = 2;
    private static final int BAD_TARGET = 3;
    private static final int RESET = 4;
    private static final int BUSY = 5;
    private static final int TRANSPORT_FAILURE = 6;
    /** Of a command that the device has not answered. */
    private static final int NO_RESPONSE = 0xff;

    /** So often a command is tried again that nothing is wrong with. */
    private static final int TRIES = 5;
    /** In place of a number of tries: the command has taken too long. */
    private static final int GIVEN_UP = 1000;
    private static final int NOBODY = -1;

    private final VirtioScsi owner;
    private final int number;
    private final DriverMachine machine;
    private final DeviceMemory memory;
    private final SpinLock lock = new SpinLock(KIND);
    private final long[] sides;
    private final VirtioScsiLine[] lines;
    private final BlockCommand[] commands;
    private final long[] begun;
    private final int[] tries;
    private final boolean[] held;
    private final int[] nextFree;
    private final Cdb cdb = new Cdb();
    private final Sense sense = new Sense();
    private final byte[] senseBytes = new byte[Sense.BYTES];
    private final byte[] ranges = new byte[Cdb.RANGES];
    private int headerBytes;
    private int answerBytes;
    private long zeros;
    private VirtQueue ring;
    private int free;
    private int heldCount;
    /** Whether the thread that looks after the disks has something to do, and whether it is to look for units. */
    private boolean isWakeWanted;
    private boolean isScanWanted;

    /** Of the command that somebody waits for, whose slot is the last. */
    private volatile boolean isAnswered;
    private Sense asked;
    private long bounce;

    /** A queue for up to {@code depth} commands at a time and one more; before {@link #start}. */
    VirtioScsiQueue(VirtioScsi owner, int number, DriverMachine machine, int depth) {
        this.owner = owner;
        this.number = number;
        this.machine = machine;
        memory = machine.registers();
        sides = new long[depth + 1];
        lines = new VirtioScsiLine[depth];
        commands = new BlockCommand[depth];
        begun = new long[depth];
        tries = new int[depth];
        held = new boolean[depth];
        nextFree = new int[depth];
        for (int i = 0; i < depth; i++) {
            nextFree[i] = i + 1 < depth ? i + 1 : NOBODY;
        }
    }

    /**
     * Begins; false if there is no memory.
     *
     * @param commandBytes of a command as the device wants it, 16 to 32
     * @param mostSense bytes of sense data that the device gives, up to 96
     */
    @MayAllocate("queues are made before they are used")
    boolean start(VirtQueue queue, int commandBytes, int mostSense) {
        zeros = takeFrame();
        bounce = takeFrame();
        long frame = 0;
        for (int i = 0; i < sides.length; i++) {
            frame = i % PER_FRAME == 0 ? takeFrame() : frame;
            if (zeros < 0 || bounce < 0 || frame < 0) {
                return false;
            }
            sides[i] = frame + (long) (i % PER_FRAME) * SIDE;
        }
        headerBytes = HEADER_BYTES + commandBytes;
        answerBytes = ANSWER_BYTES + mostSense;
        ring = queue;
        return true;
    }

    @MayAllocate("queues are made before they are used")
    private long takeFrame() {
        long frame = machine.frames().takeZeros();
        return frame < 0 ? frame : Frame.of(frame).start().bits();
    }

    /** Whether the device broke the rules of queues. */
    boolean isBroken() {
        return ring != null && ring.isBroken();
    }

    private void write64(long at, long value) {
        memory.write32(PhysAddr.of(at), (int) value);
        memory.write32(PhysAddr.of(at + 4), (int) (value >>> 32));
    }

    /** What the device is to find before the data: the unit, a name for the command, and the command. */
    private void putHeader(int slot, ScsiAddress address, byte[] command) {
        long side = sides[slot];
        VirtioScsiControl.putAddress(memory, side, address);
        write64(side + TAG, tag(slot));
        memory.write32(PhysAddr.of(side + ATTRIBUTES), command[0] << COMMAND_SHIFT);
        for (int i = 1; i < Cdb.BYTES; i += 4) {
            int word = 0;
            for (int j = 0; j < 4 && i + j < Cdb.BYTES; j++) {
                word |= (command[i + j] & 0xff) << 8 * j;
            }
            memory.write32(PhysAddr.of(side + COMMAND_REST + i - 1), word);
        }
        memory.write32(PhysAddr.of(side + ANSWER), 0);
        memory.write32(PhysAddr.of(side + ANSWER + RESIDUAL), 0);
        memory.write8(PhysAddr.of(side + ANSWER + RESPONSE), NO_RESPONSE);
        ring.add(side, headerBytes, false);
    }

    /** By this number the device knows a command. */
    long tag(int slot) {
        return (long) number << 32 | slot;
    }

    /** Begins with a command; false if there is no room now. The queue of the line is locked. */
    boolean begin(VirtioScsiLine line, BlockCommand command) {
        boolean enabled = lock.lockWithInterruptsOff();
        int slot = free;
        boolean isBegun = slot != NOBODY && put(slot, line, command);
        if (isBegun) {
            free = nextFree[slot];
            lines[slot] = line;
            commands[slot] = command;
            begun[slot] = machine.clock().monotonicNanos();
            tries[slot] = 0;
        } else {
            line.isStalled = true;
        }
        lock.unlockAndRestore(enabled);
        return isBegun;
    }

    private boolean put(int slot, VirtioScsiLine line, BlockCommand command) {
        BlockOperation operation = command.operation();
        boolean hasExtra = isOptional(operation);
        if (!ring.begin(slot, 2 + (hasExtra ? 1 : command.pieces()))) {
            return false;
        }
        line.disk().fill(cdb, command, ranges);
        putHeader(slot, line.disk().address(), cdb.bytes());
        if (hasExtra && line.disk().hasRanges(operation)) {
            for (int i = 0; i < Cdb.RANGES; i++) {
                memory.write8(PhysAddr.of(sides[slot] + RANGES + i), ranges[i] & 0xff);
            }
            ring.add(sides[slot] + RANGES, Cdb.RANGES, false);
        } else if (hasExtra) {
            ring.add(zeros, line.disk().logicalBlockSize(), false);
        }
        boolean reads = operation == BlockOperation.READ;
        if (reads) {
            ring.add(sides[slot] + ANSWER, answerBytes, true);
        }
        for (int i = 0; i < command.pieces(); i++) {
            ring.add(command.address(i).bits(), command.length(i), reads);
        }
        if (!reads) {
            ring.add(sides[slot] + ANSWER, answerBytes, true);
        }
        ring.end();
        return true;
    }

    /** Tells the device of what was begun. */
    void commit() {
        boolean enabled = lock.lockWithInterruptsOff();
        ring.commit();
        lock.unlockAndRestore(enabled);
    }

    /** A command of a line that is done; null if there is none. */
    BlockCommand takeDone(VirtioScsiLine line) {
        boolean enabled = lock.lockWithInterruptsOff();
        int slot = line.firstDone;
        BlockCommand command = null;
        if (slot != NOBODY) {
            line.firstDone = nextFree[slot];
            command = commands[slot];
            release(slot);
        }
        lock.unlockAndRestore(enabled);
        return command;
    }

    private void release(int slot) {
        commands[slot] = null;
        lines[slot] = null;
        nextFree[slot] = free;
        free = slot;
    }

    /** The device has given something back. */
    @Override
    public void interrupt() {
        if (ring == null) {
            // It was not started yet, and had nothing to give back.
            return;
        }
        boolean enabled = lock.lockWithInterruptsOff();
        boolean hasHeld = heldCount > 0;
        int slot = ring.take();
        boolean some = slot >= 0;
        boolean again = false;
        while (slot >= 0) {
            if (slot == commands.length) {
                readSense(sides[slot], asked);
                isAnswered = true;
            } else {
                again |= done(slot);
            }
            slot = ring.take();
        }
        if (some && hasHeld) {
            again |= resumeHeld();
        }
        if (again) {
            ring.commit();
        }
        boolean wakes = isWakeWanted;
        boolean scans = isScanWanted;
        isWakeWanted = false;
        isScanWanted = false;
        lock.unlockAndRestore(enabled);
        owner.serve(this);
        if (scans) {
            owner.unitsChanged();
        } else if (wakes) {
            owner.wake();
        }
    }

    /** A command has come back: its line is given it, or it is begun again, which the result says. */
    private boolean done(int slot) {
        BlockCommand command = commands[slot];
        VirtioScsiLine line = lines[slot];
        readSense(sides[slot], sense);
        if (sense.isChange()) {
            line.disk().changed();
            isWakeWanted = true;
        }
        isScanWanted |= sense.isOtherUnits();
        Sense.Verdict verdict = sense.verdict();
        if (verdict == Sense.Verdict.LATER && tries[slot] < GIVEN_UP) {
            held[slot] = true;
            heldCount++;
            isWakeWanted = true;
            return false;
        }
        tries[slot]++;
        if (verdict == Sense.Verdict.AGAIN && tries[slot] <= TRIES && put(slot, line, command)) {
            return true;
        }
        command.setError(verdict == Sense.Verdict.GOOD ? isShort(slot, command) ? Errno.EIO : 0
                : isOptional(command.operation()) && sense.isUnknown() ? Errno.EOPNOTSUPP : sense.error());
        nextFree[slot] = line.firstDone;
        line.firstDone = slot;
        return false;
    }

    /** What units need not be able to do. */
    private static boolean isOptional(BlockOperation operation) {
        return operation == BlockOperation.DISCARD || operation == BlockOperation.WRITE_ZEROES;
    }

    /** Whether a unit that says all is well has moved less than it should. */
    private boolean isShort(int slot, BlockCommand command) {
        return command.operation().hasData() && memory.read32(PhysAddr.of(sides[slot] + ANSWER + RESIDUAL)) != 0;
    }

    /** How a command went, also where the unit was not asked: then it is as if the unit had said so. */
    private void readSense(long side, Sense target) {
        int response = memory.read8(PhysAddr.of(side + ANSWER + RESPONSE));
        if (response != OK) {
            target.set(switch (response) {
                case ABORTED, RESET, TRANSPORT_FAILURE -> Sense.TASK_ABORTED;
                case BUSY -> Sense.BUSY;
                case BAD_TARGET -> Sense.NOBODY;
                default -> Sense.UNKNOWN;
            }, senseBytes, 0);
            return;
        }
        int said = memory.read32(PhysAddr.of(side + ANSWER));
        int length = said < 0 ? 0 : Math.min(Math.min(said, Sense.BYTES), answerBytes - ANSWER_BYTES);
        for (int i = 0; i < length; i++) {
            senseBytes[i] = (byte) memory.read8(PhysAddr.of(side + ANSWER + SENSE + i));
        }
        target.set(memory.read8(PhysAddr.of(side + ANSWER + STATUS)), senseBytes, length);
    }

    /** Begins again with commands that units had no room for; whether there were some. The queue is locked. */
    private boolean resumeHeld() {
        boolean some = false;
        for (int i = 0; i < held.length && heldCount > 0; i++) {
            if (held[i] && put(i, lines[i], commands[i])) {
                held[i] = false;
                heldCount--;
                some = true;
            }
        }
        return some;
    }

    /** The same, now that some time has passed. Preemptible context. */
    void resume() {
        boolean enabled = lock.lockWithInterruptsOff();
        if (resumeHeld()) {
            ring.commit();
        }
        lock.unlockAndRestore(enabled);
    }

    /** Whether commands wait until their units have room. */
    boolean hasHeld() {
        return heldCount > 0;
    }

    /**
     * Looks for a command of a line that the device has had since before {@code time}, in slots from {@code first} on. It is not to be
     * tried again when it comes back.
     *
     * @return its slot; -1 if there is none
     */
    int giveUp(VirtioScsiLine line, long time, int first) {
        boolean enabled = lock.lockWithInterruptsOff();
        int found = NOBODY;
        for (int i = first; i < lines.length && found == NOBODY; i++) {
            if (lines[i] == line && begun[i] - time < 0) {
                tries[i] = GIVEN_UP;
                found = held[i] ? NOBODY : i;
            }
        }
        lock.unlockAndRestore(enabled);
        return found;
    }

    /** Begins with a command that somebody waits for; one at a time. False if the device has no room for it. */
    boolean ask(ScsiAddress address, Cdb command, int bytes, Sense result) {
        boolean enabled = lock.lockWithInterruptsOff();
        int slot = commands.length;
        boolean isBegun = ring.begin(slot, bytes > 0 ? 3 : 2);
        if (isBegun) {
            isAnswered = false;
            asked = result;
            putHeader(slot, address, command.bytes());
            ring.add(sides[slot] + ANSWER, answerBytes, true);
            if (bytes > 0) {
                ring.add(bounce, bytes, true);
            }
            ring.end();
            ring.commit();
        }
        lock.unlockAndRestore(enabled);
        return isBegun;
    }

    /** Whether that command was answered, so that the result says how. */
    boolean isAnswered() {
        return isAnswered;
    }

    /** Where its data are: a frame. */
    long bounce() {
        return bounce;
    }

    /** By this number the device knows the command that somebody waits for. */
    long askedTag() {
        return tag(commands.length);
    }
}
