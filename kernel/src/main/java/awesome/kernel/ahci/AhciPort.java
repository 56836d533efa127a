package awesome.kernel.ahci;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockCommand;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockDriver;
import awesome.kernel.block.BlockLimits;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.RequestQueue;
import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.pci.BarMemory;
import awesome.kernel.pci.DriverMachine;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * A port with a disk (AHCI 1.3.1, 3.3 and 5). The controller does the commands that it has been given one after the other. If one
 * fails the port stops: it is started again without that one.
 */
@NoAlloc("interrupt context")
final class AhciPort implements BlockDriver {
    /** Pieces of memory of a command, and sectors. */
    static final int PIECES = 56;
    static final long MOST_SECTORS = 1 << 15;
    /** Sectors that one command can say are not needed. */
    static final long MOST_DISCARD = 65528;

    private static final int LIST = 0x00;
    private static final int RECEIVED = 0x08;
    private static final int INTERRUPTS = 0x10;
    private static final int INTERRUPTS_ON = 0x14;
    private static final int COMMAND = 0x18;
    private static final int TASK = 0x20;
    private static final int SIGNATURE = 0x24;
    private static final int LINK = 0x28;
    private static final int LINK_ERRORS = 0x30;
    private static final int ISSUED = 0x38;

    private static final int START = 1;
    private static final int RECEIVE = 1 << 4;
    private static final int RECEIVES = 1 << 14;
    private static final int RUNS = 1 << 15;
    private static final int CURRENT_SHIFT = 8;
    private static final int CURRENT = 31;
    private static final int BUSY = 1 << 7 | 1 << 3;
    private static final int FAILED = 1;
    private static final int LINKED = 3;
    private static final int LINK_STATE = 0xf;
    private static final int DISK = 0x0000_0101;
    /** Task file, host bus and interface errors. */
    private static final int ERRORS = 1 << 30 | 1 << 29 | 1 << 28 | 1 << 27;
    private static final int WANTED = ERRORS | 1 | 1 << 1 | 1 << 5;

    private static final int HEADER = 32;
    private static final int RECEIVED_AT = 1024;
    private static final int TABLE = 1024;
    private static final int PER_FRAME = (int) Frame.SIZE / TABLE;
    private static final int TABLE_PIECES = 128;
    private static final int PIECE = 16;
    private static final int RANGES = 512;
    private static final int FRAME_WORDS = 5;
    private static final int TO_DEVICE = 1 << 6;
    private static final int PIECES_SHIFT = 16;

    private static final int FRAME_TYPE = 0x27;
    private static final int IS_COMMAND = 0x80 << 8;
    private static final int BY_PLACE = 0x40 << 24;
    private static final int READ = 0x25;
    private static final int WRITE = 0x35;
    private static final int FLUSH = 0xea;
    private static final int MANAGE = 0x06;
    private static final int FORGET = 1 << 24;
    private static final int IDENTIFY = 0xec;
    private static final int COUNT_SHIFT = 48;

    /** How often the port is looked at while it stops or starts. */
    private static final int LOOKS = 1_000_000;
    private static final long PATIENCE = 1_000_000_000L;

    private final BarMemory registers;
    private final DeviceMemory memory;
    private final DriverMachine machine;
    private final BlockCommand[] started;
    private final long[] tables;
    private final long[] ranges;
    private long list;
    private RequestQueue requests;
    private int blockShift;
    private int prepared;
    private int underWay;
    private int finished;
    private int failed;
    private volatile boolean stopped;
    private volatile boolean gone;

    /** The port behind {@code registers}, which can have {@code depth} commands, up to 32. */
    AhciPort(BarMemory registers, DriverMachine machine, int depth) {
        this.registers = registers;
        this.machine = machine;
        memory = machine.registers();
        started = new BlockCommand[depth];
        tables = new long[depth];
        ranges = new long[depth];
    }

    /** Whether there is a disk, to which the firmware made the connection. */
    boolean hasDisk() {
        return isLinked() && registers.read32(SIGNATURE) == DISK;
    }

    private boolean isLinked() {
        return (registers.read32(LINK) & LINK_STATE) == LINKED;
    }

    /** Starts the port, without interrupts; false if it cannot be, or there is no memory. */
    @MayAllocate("ports are started before they are used")
    boolean start() {
        if (!stop() || !takeMemory()) {
            return false;
        }
        registers.write32(INTERRUPTS_ON, 0);
        registers.write64(LIST, list);
        registers.write64(RECEIVED, list + RECEIVED_AT);
        registers.write32(LINK_ERRORS, -1);
        registers.write32(INTERRUPTS, -1);
        registers.write32(COMMAND, registers.read32(COMMAND) | RECEIVE);
        long begun = machine.clock().monotonicNanos();
        while ((registers.read32(TASK) & BUSY) != 0) {
            if (machine.clock().monotonicNanos() - begun > PATIENCE) {
                return false;
            }
            Thread.yield();
        }
        registers.write32(COMMAND, registers.read32(COMMAND) | START);
        return true;
    }

    @MayAllocate("ports are started before they are used")
    private boolean takeMemory() {
        long frame = machine.frames().takeZeros();
        list = Frame.of(frame).start().bits();
        long table = 0;
        long range = 0;
        for (int i = 0; i < tables.length && frame >= 0; i++) {
            if (i % PER_FRAME == 0) {
                frame = machine.frames().takeZeros();
                table = frame;
            }
            if (frame >= 0 && i % (Frame.SIZE / RANGES) == 0) {
                frame = machine.frames().takeZeros();
                range = frame;
            }
            tables[i] = Frame.of(table).start().bits() + (long) (i % PER_FRAME) * TABLE;
            ranges[i] = Frame.of(range).start().bits() + i % (Frame.SIZE / RANGES) * RANGES;
        }
        return frame >= 0;
    }

    /** Stops the port: it uses no memory afterwards. False if it goes on. Any context. */
    boolean stop() {
        registers.write32(COMMAND, registers.read32(COMMAND) & ~START);
        if (!await(COMMAND, RUNS)) {
            return false;
        }
        registers.write32(COMMAND, registers.read32(COMMAND) & ~RECEIVE);
        return await(COMMAND, RECEIVES);
    }

    /** Waits until bits of a register are clear. */
    private boolean await(int register, int bits) {
        for (int i = 0; i < LOOKS; i++) {
            if ((registers.read32(register) & bits) == 0) {
                return true;
            }
        }
        return false;
    }

    /** What the disk says of itself; null if it does not. */
    @MayAllocate("ports are started before they are used")
    byte[] identify() {
        frame(0, IDENTIFY, 0, 0);
        piece(0, 0, ranges[0], RANGES);
        header(0, 1, false);
        registers.write32(ISSUED, 1);
        long begun = machine.clock().monotonicNanos();
        while ((registers.read32(ISSUED) & 1) != 0) {
            if ((registers.read32(TASK) & FAILED) != 0 || machine.clock().monotonicNanos() - begun > PATIENCE) {
                return null;
            }
            Thread.yield();
        }
        byte[] words = new byte[RANGES];
        machine.memory().read(PhysAddr.of(ranges[0]), words, 0, RANGES);
        return words;
    }

    /** Takes requests from now on, with interrupts. */
    @MayAllocate("ports are started before they are used")
    void use(BlockLimits limits) {
        blockShift = Integer.numberOfTrailingZeros(limits.block() / BlockDevice.SECTOR);
        requests = new RequestQueue(this, limits, started.length, machine.clock());
        registers.write32(INTERRUPTS, -1);
        registers.write32(INTERRUPTS_ON, WANTED);
    }

    RequestQueue requests() {
        return requests;
    }

    /** Makes the frame that goes to the disk (Serial ATA 3.0, 10.3.4). */
    private void frame(int slot, int operation, long block, int blocks) {
        long at = tables[slot];
        int place = (int) block & 0xff_ffff;
        int features = operation == MANAGE ? FORGET : 0;
        write(at, FRAME_TYPE | IS_COMMAND | operation << 16 | features);
        write(at + 4, place | (operation == IDENTIFY ? 0 : BY_PLACE));
        write(at + 8, (int) (block >>> 24) & 0xff_ffff);
        write(at + 12, blocks & 0xffff);
        write(at + 16, 0);
    }

    private void piece(int slot, int index, long address, int bytes) {
        long at = tables[slot] + TABLE_PIECES + (long) index * PIECE;
        write64(at, address);
        write(at + 8, 0);
        write(at + 12, bytes - 1);
    }

    private void header(int slot, int pieces, boolean toDevice) {
        long at = list + (long) slot * HEADER;
        write(at, FRAME_WORDS | (toDevice ? TO_DEVICE : 0) | pieces << PIECES_SHIFT);
        write(at + 4, 0);
        write64(at + 8, tables[slot]);
    }

    private void write(long at, int value) {
        memory.write32(PhysAddr.of(at), value);
    }

    private void write64(long at, long value) {
        write(at, (int) value);
        write(at + 4, (int) (value >>> 32));
    }

    @Override
    public boolean start(BlockCommand command) {
        int slot = command.number();
        long block = command.sector() >>> blockShift;
        int blocks = (int) (command.sectors() >>> blockShift);
        BlockOperation operation = command.operation();
        if (operation == BlockOperation.FLUSH) {
            frame(slot, FLUSH, 0, 0);
            header(slot, 0, false);
        } else if (operation == BlockOperation.DISCARD) {
            write64(ranges[slot], block | (long) blocks << COUNT_SHIFT);
            frame(slot, MANAGE, 0, 1);
            piece(slot, 0, ranges[slot], RANGES);
            header(slot, 1, true);
        } else {
            boolean isWrite = operation == BlockOperation.WRITE;
            frame(slot, isWrite ? WRITE : READ, block, blocks);
            for (int i = 0; i < command.pieces(); i++) {
                piece(slot, i, command.address(i).bits(), command.length(i));
            }
            header(slot, command.pieces(), isWrite);
        }
        started[slot] = command;
        prepared |= 1 << slot;
        return true;
    }

    @Override
    public void commit() {
        underWay |= prepared;
        registers.write32(ISSUED, prepared);
        prepared = 0;
    }

    @Override
    public BlockCommand takeDone() {
        if (stopped) {
            stopped = false;
            recover();
        }
        if (finished == 0) {
            finished = underWay & ~registers.read32(ISSUED);
            underWay &= ~finished;
        }
        if (finished == 0) {
            return null;
        }
        int slot = Integer.numberOfTrailingZeros(finished);
        int bit = 1 << slot;
        finished &= ~bit;
        started[slot].setError((failed & bit) == 0 ? 0 : Errno.EIO);
        failed &= ~bit;
        return started[slot];
    }

    /** A command failed, at which the port stopped: it is started again with those that it had not done (AHCI 1.3.1, 6.2.2.1). */
    private void recover() {
        int current = 1 << (registers.read32(COMMAND) >>> CURRENT_SHIFT & CURRENT);
        int left = registers.read32(ISSUED) & underWay;
        registers.write32(COMMAND, registers.read32(COMMAND) & ~START);
        gone = !await(COMMAND, RUNS) || !isLinked();
        registers.write32(LINK_ERRORS, -1);
        registers.write32(INTERRUPTS, -1);
        int bad = (left & current) != 0 && !gone ? current : left;
        finished |= underWay & ~left | bad;
        failed |= bad;
        underWay = left & ~bad;
        if (!gone) {
            registers.write32(COMMAND, registers.read32(COMMAND) | START);
            registers.write32(ISSUED, underWay);
        }
    }

    /** The controller says that something has happened at the port. */
    void interrupt() {
        int what = registers.read32(INTERRUPTS);
        registers.write32(INTERRUPTS, what);
        if (requests == null) {
            return;
        }
        if ((what & ERRORS) != 0) {
            stopped = true;
        }
        requests.serve();
        if (gone) {
            fail();
        }
    }

    private void fail() {
        stop();
        requests.fail(Errno.EIO);
    }

    @Override
    public void check() {
        interrupt();
        if (!isLinked()) {
            fail();
        }
    }
}
