package awesome.kernel.nvme;

import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.pci.BarMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * A queue of commands and one of completions, each in a frame (NVMe 1.4, 4.1). A command has a number, the caller's; it is made word
 * by word in its place, then submitted. A controller that completes what it does not have breaks the queue. One CPU at a time.
 */
@NoAlloc("interrupt handlers use it")
final class NvmeQueue {
    /** Entries of both queues: what a frame has room for, of which one stays empty. */
    static final int SIZE = 64;
    private static final int COMMAND = 64;
    private static final int COMPLETION = 16;

    private static final int RESULT = 0;
    private static final int STATUS = 12;
    private static final int NUMBER = 0xffff;
    private static final int PHASE = 1 << 16;
    private static final int STATUS_SHIFT = 17;
    private static final int NOBODY = -1;

    private final DeviceMemory memory;
    private final BarMemory bells;
    private final int submissionBell;
    private final int completionBell;
    private final long commands;
    private final long completions;
    private final boolean[] underWay = new boolean[SIZE];
    private int tail;
    private int head;
    private int acknowledged;
    private int phase = PHASE;
    private boolean broken;
    private int result;
    private int status;

    /**
     * An empty queue.
     *
     * @param number of the queue; 0 for that of the administrator
     * @param stride bytes between the registers of queues
     * @param commands where a frame of zeros is for commands, {@code completions} one for completions
     */
    NvmeQueue(DeviceMemory memory, BarMemory bells, int number, int stride, long commands, long completions) {
        this.memory = memory;
        this.bells = bells;
        submissionBell = 2 * number * stride;
        completionBell = (2 * number + 1) * stride;
        this.commands = commands;
        this.completions = completions;
    }

    /** Where the queue of commands is. */
    long commands() {
        return commands;
    }

    /** Where the queue of completions is. */
    long completions() {
        return completions;
    }

    /** Whether the controller broke the rules. */
    boolean isBroken() {
        return broken;
    }

    /**
     * Begins a command, whose other words are zero. There is room if no more than {@link #SIZE} - 1 are under way.
     *
     * @param number from 0 to {@link #SIZE} - 2; none of this number is under way
     */
    void begin(int number, int operation, int nameSpace) {
        for (int i = 8; i < COMMAND; i += 4) {
            word(i, 0);
        }
        word(0, operation | number << 16);
        word(4, nameSpace);
        underWay[number] = true;
    }

    /** Sets a word of the command, by its place in bytes. */
    void word(int at, int value) {
        memory.write32(PhysAddr.of(commands + (long) tail * COMMAND + at), value);
    }

    /** Sets two words. */
    void address(int at, long value) {
        word(at, (int) value);
        word(at + 4, (int) (value >>> 32));
    }

    /** The command is whole. */
    void end() {
        tail = (tail + 1) % SIZE;
    }

    /** Lets the controller begin with all that is whole. */
    void commit() {
        bells.write32(submissionBell, tail);
    }

    /** The number of a command that the controller has done; -1 if there is none. */
    int take() {
        if (broken) {
            return NOBODY;
        }
        long entry = completions + (long) head * COMPLETION;
        int word = memory.read32(PhysAddr.of(entry + STATUS));
        if ((word & PHASE) != phase) {
            return NOBODY;
        }
        int number = word & NUMBER;
        if (number >= SIZE || !underWay[number]) {
            broken = true;
            return NOBODY;
        }
        underWay[number] = false;
        result = memory.read32(PhysAddr.of(entry + RESULT));
        status = word >>> STATUS_SHIFT;
        head = (head + 1) % SIZE;
        if (head == 0) {
            phase ^= PHASE;
        }
        return number;
    }

    /** Tells the controller of completions that were taken, if there were any. */
    void acknowledge() {
        if (head != acknowledged) {
            acknowledged = head;
            bells.write32(completionBell, head);
        }
    }

    /** What the command that was taken last results in. */
    int result() {
        return result;
    }

    /** How it went: kind and number of the error (NVMe 1.4, 4.6.1); 0 for well. */
    int status() {
        return status & 0x7ff;
    }
}
