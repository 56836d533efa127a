package awesome.kernel.nvme;

import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.pci.BarMemory;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.PciFunction;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * The registers of a controller (NVMe 1.4, 3.1) and its queue for the administrator, whose commands are waited for by looking. One
 * thread, while the controller is started; {@link #stop} in any context.
 */
@NoAlloc("interrupt handlers stop controllers that break the rules")
final class NvmeAdmin {
    private static final int CAPABILITIES = 0x00;
    private static final int CONFIGURATION = 0x14;
    private static final int STATUS = 0x1c;
    private static final int QUEUE_SIZES = 0x24;
    private static final int COMMANDS = 0x28;
    private static final int COMPLETIONS = 0x30;
    private static final int BELLS = 0x1000;

    private static final int ENABLED = 1;
    /** Entries of 64 and 16 bytes, pages of 4 KiB, the set of commands for blocks. */
    private static final int SIZES = 6 << 16 | 4 << 20;
    private static final int READY = 1;
    private static final int FATAL = 1 << 1;
    private static final long TIMEOUT_UNIT = 500_000_000L;
    /** For a command. */
    private static final long PATIENCE = 10_000_000_000L;
    /** How often a controller is looked at that stops in an interrupt handler. */
    private static final int LOOKS = 1_000_000;

    private static final int PRP1 = 24;
    private static final int WORD_10 = 40;
    private static final int WORD_11 = 44;

    private final DriverMachine machine;
    private final BarMemory registers;
    private final BarMemory bells;
    private final long timeout;
    private final int stride;
    private final boolean isKnown;
    private NvmeQueue queue;
    /** Where the controller writes what it says of itself. */
    private long page;

    private NvmeAdmin(DriverMachine machine, BarMemory registers) {
        this.machine = machine;
        this.registers = registers;
        bells = registers.part(BELLS, registers.bytes() - BELLS);
        int low = registers.read32(CAPABILITIES);
        int high = registers.read32(CAPABILITIES + 4);
        timeout = Math.max(1, low >>> 24) * TIMEOUT_UNIT;
        stride = 4 << (high & 0xf);
        isKnown = (low & 0xffff) + 1 >= NvmeQueue.SIZE && (high >>> 16 & 0xf) == 0;
    }

    /** The registers of a function; null if it has none, or they cannot be reached. */
    @MayAllocate("controllers are started before they are used")
    static NvmeAdmin open(PciFunction function, DriverMachine machine) {
        function.enable();
        BarMemory registers = BarMemory.open(machine.registers(), function.bar(0));
        return registers == null || registers.bytes() < 2 * BELLS ? null : new NvmeAdmin(machine, registers);
    }

    /** Whether it can have queues and pages of the sizes that are used here. */
    boolean isKnown() {
        return isKnown;
    }

    /** Starts the controller; false if it does not become ready, or there is no memory. */
    @MayAllocate("controllers are started before they are used")
    boolean start() {
        queue = newQueue(0);
        long frame = machine.frames().takeZeros();
        if (queue == null || frame < 0 || !disable()) {
            return false;
        }
        page = Frame.of(frame).start().bits();
        registers.write32(QUEUE_SIZES, NvmeQueue.SIZE - 1 | NvmeQueue.SIZE - 1 << 16);
        registers.write64(COMMANDS, queue.commands());
        registers.write64(COMPLETIONS, queue.completions());
        registers.write32(CONFIGURATION, SIZES | ENABLED);
        return await(READY);
    }

    @MayAllocate("controllers are started before they are used")
    private boolean disable() {
        registers.write32(CONFIGURATION, 0);
        return await(0);
    }

    /** Waits until the controller is ready or not. */
    @MayAllocate("controllers are started before they are used")
    private boolean await(int wanted) {
        long begun = machine.clock().monotonicNanos();
        while ((registers.read32(STATUS) & READY) != wanted) {
            if (isFailed() || machine.clock().monotonicNanos() - begun > timeout) {
                return false;
            }
            Thread.yield();
        }
        return true;
    }

    /** Whether it can do no more without being started again, or is gone. Any context. */
    boolean isFailed() {
        int status = registers.read32(STATUS);
        return status == -1 || (status & FATAL) != 0;
    }

    /** Has the controller forget all; it uses no memory afterwards. Any context. */
    void stop() {
        registers.write32(CONFIGURATION, 0);
        int looks = 0;
        while (looks < LOOKS && (registers.read32(STATUS) & READY) != 0) {
            looks++;
        }
    }

    /** A queue for which the controller has registers; null if there is none, or no memory. */
    @MayAllocate("controllers are started before they are used")
    NvmeQueue newQueue(int number) {
        if ((2L * number + 2) * stride > bells.bytes()) {
            return null;
        }
        DeviceMemory memory = machine.registers();
        long commands = machine.frames().takeZeros();
        long completions = machine.frames().takeZeros();
        return commands < 0 || completions < 0 ? null : new NvmeQueue(memory, bells, number, stride,
                Frame.of(commands).start().bits(), Frame.of(completions).start().bits());
    }

    /**
     * Has a command done.
     *
     * @param data where a page of data is or goes; 0 for none
     * @return false if the controller says no, or nothing
     */
    @MayAllocate("controllers are started before they are used")
    boolean command(int operation, int nameSpace, long data, int word10, int word11) {
        queue.begin(0, operation, nameSpace);
        queue.address(PRP1, data);
        queue.word(WORD_10, word10);
        queue.word(WORD_11, word11);
        queue.end();
        queue.commit();
        long begun = machine.clock().monotonicNanos();
        while (queue.take() < 0) {
            if (queue.isBroken() || isFailed() || machine.clock().monotonicNanos() - begun > PATIENCE) {
                return false;
            }
            Thread.yield();
        }
        queue.acknowledge();
        return queue.status() == 0;
    }

    /** What the last command resulted in. */
    int result() {
        return queue.result();
    }

    /** Has a command done that fills a page; null if it was not. */
    @MayAllocate("controllers are started before they are used")
    byte[] read(int operation, int nameSpace, int word10) {
        if (!command(operation, nameSpace, page, word10, 0)) {
            return null;
        }
        byte[] bytes = new byte[(int) Frame.SIZE];
        machine.memory().read(PhysAddr.of(page), bytes, 0, bytes.length);
        return bytes;
    }
}
