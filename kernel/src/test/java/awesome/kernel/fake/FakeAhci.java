package awesome.kernel.fake;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.PhysAddr;
import java.util.Arrays;

/** The other side of an AHCI controller: a disk in an array at port 1, a drive for other media at port 2, nothing elsewhere. */
public final class FakeAhci implements FakePci.Registers {
    private static final int RANGE = 0x2000;
    private static final int PORT = 0x180;
    private static final int OTHER = 0x200;

    public final FakePci.Function function;
    public final byte[] content;
    public final byte[] identity = new byte[512];
    /** Commands that came. */
    public final StringBuilder log = new StringBuilder();
    public int capabilities = 1 << 31 | 31 << 8 | 5;
    /** The number of commands until one fails; never if negative. */
    public int goodCommands = -1;
    public int link = 0x113;
    /** The slot that is said to have failed, if not the one that did. */
    public int lie = -1;
    private final PhysMemory memory;
    private final FakeMessages messages;
    private final int message;
    private final byte[] registers = new byte[RANGE];
    private int interrupts;
    private int control;
    private int portInterrupts;
    private int command;
    private int issued;
    private int current;
    private boolean failed;

    public FakeAhci(int bytes, PhysMemory memory, FakeMessages messages) {
        this.memory = memory;
        this.messages = messages;
        content = new byte[bytes];
        short16(83, 1 << 10);
        short16(85, 1 << 5);
        short16(169, 1);
        LittleEndian.putLong(identity, 200, bytes / 512);
        function = new FakePci.Function(0x8086, 0x2922, 0x0106).bar(5, 0xfe00_0000L, RANGE, 0, this);
        function.config[9] = 1;
        message = function.capability(5, (byte) 0x80, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0,
                (byte) 0, (byte) 0, (byte) 0);
    }

    /** Sets a word of what the disk says of itself. */
    public void short16(int word, int value) {
        LittleEndian.putShort(identity, 2 * word, value);
    }

    @Override
    public int read(int offset, int width) {
        return switch (offset) {
            case 0 -> capabilities;
            case 4 -> control;
            case 8 -> interrupts;
            case 0x0c -> 0b111;
            case 0x24 -> 0;
            case PORT + 0x10 -> portInterrupts;
            case PORT + 0x18 -> command | ((command & 1) != 0 ? 1 << 15 : 0) | (command & 1 << 4) << 10
                    | (lie >= 0 ? lie : current) << 8;
            case PORT + 0x20 -> failed ? 0x41 : 0x50;
            case PORT + 0x24 -> 0x101;
            case PORT + 0x28 -> link;
            case PORT + 0x38 -> issued;
            case OTHER + 0x24 -> 0xeb14_0101;
            case OTHER + 0x28 -> 0x113;
            default -> offset >= 0x100 && offset < 0x280 ? 0 : nonsense(offset);
        };
    }

    private static int nonsense(int offset) {
        throw new AssertionError("register " + offset);
    }

    @Override
    public void write(int offset, int width, int value) {
        switch (offset) {
            case 4 -> control = value;
            case 8 -> interrupts &= ~value;
            case PORT + 0x10 -> portInterrupts &= ~value;
            case PORT + 0x18 -> {
                command = value & 0x11;
                if ((command & 1) == 0) {
                    issued = 0;
                    failed = false;
                }
            }
            case PORT + 0x38 -> {
                if ((command & 1) == 0) {
                    throw new AssertionError("commands for a port that does not run");
                }
                issued |= value;
                if ((control & 2) == 0) {
                    workAll();
                }
            }
            default -> LittleEndian.putInt(registers, offset, value);
        }
    }

    /** How many commands it has to do. */
    public int waiting() {
        return failed ? 0 : Integer.bitCount(issued);
    }

    /** Does what it has to do, up to a failure. */
    public void workAll() {
        while (waiting() > 0) {
            workOne();
        }
    }

    /** Does one command, and interrupts. */
    public void workOne() {
        int slot = Integer.numberOfTrailingZeros(issued);
        current = slot;
        if (goodCommands == 0) {
            goodCommands = -1;
            failed = true;
            raise(1 << 30);
            return;
        }
        goodCommands--;
        perform(LittleEndian.getLong(registers, PORT) + 32L * slot);
        issued &= ~(1 << slot);
        raise(1);
    }

    private void raise(int what) {
        portInterrupts |= what;
        interrupts |= 2;
        if ((control & 2) != 0 && (function.config[message + 2] & 1) != 0) {
            messages.raise(LittleEndian.getInt(function.config, message + 4) & 0xffff_ffffL,
                    LittleEndian.getShort(function.config, message + 12));
        }
    }

    private void perform(long header) {
        int flags = memory.readInt(PhysAddr.of(header));
        long table = memory.readLong(PhysAddr.of(header + 8));
        byte[] frame = new byte[20];
        memory.read(PhysAddr.of(table), frame, 0, 20);
        if (frame[0] != 0x27 || (frame[1] & 0x80) == 0 || (flags & 31) != 5) {
            throw new AssertionError("not a command");
        }
        int operation = frame[2] & 0xff;
        log.append(Integer.toHexString(operation)).append(' ');
        long block = (LittleEndian.getInt(frame, 4) & 0xff_ffffL) | (LittleEndian.getInt(frame, 8) & 0xff_ffffL) << 24;
        int at = (int) block * 512;
        int length = LittleEndian.getShort(frame, 12) * 512;
        byte[] source = operation == 0xec ? identity : content;
        switch (operation) {
            case 0xec -> move(table, flags >>> 16, source, 0, 512, false);
            case 0x25 -> move(table, flags >>> 16, source, at, length, false);
            case 0x35 -> move(table, flags >>> 16, source, at, length, true);
            case 0x06 -> {
                byte[] ranges = new byte[512];
                move(table, flags >>> 16, ranges, 0, 512, true);
                long range = LittleEndian.getLong(ranges, 0);
                int from = (int) (range & 0xffff_ffff_ffffL) * 512;
                Arrays.fill(content, from, from + (int) (range >>> 48) * 512, (byte) 0xdd);
            }
            case 0xea -> { }
            default -> throw new AssertionError("operation " + operation);
        }
    }

    private void move(long table, int pieces, byte[] bytes, int from, int length, boolean toDevice) {
        int done = 0;
        for (int i = 0; i < pieces; i++) {
            long address = memory.readLong(PhysAddr.of(table + 128 + 16L * i));
            int count = (memory.readInt(PhysAddr.of(table + 128 + 16L * i + 12)) & 0x3f_ffff) + 1;
            if (toDevice) {
                memory.read(PhysAddr.of(address), bytes, from + done, count);
            } else {
                memory.write(PhysAddr.of(address), bytes, from + done, count);
            }
            done += count;
        }
        if (done != length) {
            throw new AssertionError(done + " bytes of memory for " + length);
        }
    }
}
