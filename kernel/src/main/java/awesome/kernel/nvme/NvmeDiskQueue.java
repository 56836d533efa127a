package awesome.kernel.nvme;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockCommand;
import awesome.kernel.block.BlockDriver;
import awesome.kernel.block.BlockLimits;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.RequestQueue;
import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.pci.DriverMachine;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/** One queue of a disk: its commands (NVMe 1.4, 6), each with a list of pages of its own. */
@NoAlloc("interrupt context")
final class NvmeDiskQueue implements BlockDriver, Interrupts.Handler {
    /** Pages of memory of a command at most: as many as a list has room for, and the first. */
    static final int PAGES = 128;
    private static final int LIST = 1024;
    private static final int PER_FRAME = (int) Frame.SIZE / LIST;
    private static final int DEPTH = NvmeQueue.SIZE - 1;

    private static final int FLUSH = 0x00;
    private static final int WRITE = 0x01;
    private static final int READ = 0x02;
    private static final int WRITE_ZEROES = 0x08;
    private static final int MANAGE = 0x09;

    private static final int PRP1 = 24;
    private static final int PRP2 = 32;
    private static final int WORD_10 = 40;
    private static final int WORD_11 = 44;
    private static final int WORD_12 = 48;
    private static final int FORCED = 1 << 30;
    private static final int DEALLOCATE = 1 << 2;
    private static final int RANGE_BLOCKS = 4;
    private static final int RANGE_START = 8;

    /** Errors that all commands may have (NVMe 1.4, figure 126). */
    private static final int INVALID_OPERATION = 0x01;
    private static final int WRITE_PROTECTED = 0x20;

    private final NvmeQueue ring;
    private final NvmeController controller;
    private final DeviceMemory memory;
    private final int nameSpace;
    private final int blockShift;
    private final BlockCommand[] started = new BlockCommand[DEPTH];
    private final long[] lists = new long[DEPTH];
    private final RequestQueue requests;

    private NvmeDiskQueue(NvmeQueue ring, NvmeController controller, DriverMachine machine, int nameSpace, int blockShift,
            BlockLimits limits) {
        this.ring = ring;
        this.controller = controller;
        this.nameSpace = nameSpace;
        this.blockShift = blockShift;
        memory = machine.registers();
        requests = new RequestQueue(this, limits, DEPTH, machine.clock());
    }

    /**
     * The queue of a disk behind {@code ring}; null if there is no memory.
     *
     * @param blockShift how often a sector has to be doubled to be a block
     */
    @MayAllocate("controllers are started before they are used")
    static NvmeDiskQueue make(NvmeQueue ring, NvmeController controller, DriverMachine machine, int nameSpace, int blockShift,
            BlockLimits limits) {
        NvmeDiskQueue queue = new NvmeDiskQueue(ring, controller, machine, nameSpace, blockShift, limits);
        long frame = 0;
        for (int i = 0; i < DEPTH; i++) {
            if (i % PER_FRAME == 0) {
                frame = machine.frames().takeZeros();
                if (frame < 0) {
                    return null;
                }
            }
            queue.lists[i] = Frame.of(frame).start().bits() + (long) (i % PER_FRAME) * LIST;
        }
        return queue;
    }

    RequestQueue requests() {
        return requests;
    }

    private static int operation(BlockOperation operation) {
        return switch (operation) {
            case READ -> READ;
            case WRITE -> WRITE;
            case FLUSH -> FLUSH;
            case DISCARD -> MANAGE;
            case WRITE_ZEROES -> WRITE_ZEROES;
        };
    }

    @Override
    public boolean start(BlockCommand command) {
        int number = command.number();
        ring.begin(number, operation(command.operation()), nameSpace);
        long block = command.sector() >>> blockShift;
        int blocks = (int) (command.sectors() >>> blockShift);
        if (command.operation() == BlockOperation.DISCARD) {
            memory.write32(PhysAddr.of(lists[number] + RANGE_BLOCKS), blocks);
            memory.write32(PhysAddr.of(lists[number] + RANGE_START), (int) block);
            memory.write32(PhysAddr.of(lists[number] + RANGE_START + 4), (int) (block >>> 32));
            ring.address(PRP1, lists[number]);
            ring.word(WORD_11, DEALLOCATE);
        } else if (command.operation() != BlockOperation.FLUSH) {
            ring.address(WORD_10, block);
            ring.word(WORD_12, blocks - 1 | (command.isForced() ? FORCED : 0));
            addPages(command, lists[number]);
        }
        started[number] = command;
        ring.end();
        return true;
    }

    /** The first page of memory, and the second, or where the others are listed (NVMe 1.4, 4.3). */
    private void addPages(BlockCommand command, long list) {
        int pages = command.pieces();
        if (pages > 0) {
            ring.address(PRP1, command.address(0).bits());
        }
        if (pages == 2) {
            ring.address(PRP2, command.address(1).bits());
        } else if (pages > 2) {
            for (int i = 1; i < pages; i++) {
                long at = list + (i - 1L) * Long.BYTES;
                memory.write32(PhysAddr.of(at), (int) command.address(i).bits());
                memory.write32(PhysAddr.of(at + 4), (int) (command.address(i).bits() >>> 32));
            }
            ring.address(PRP2, list);
        }
    }

    @Override
    public void commit() {
        ring.commit();
    }

    @Override
    public BlockCommand takeDone() {
        int number = ring.take();
        if (number < 0 || number >= DEPTH) {
            ring.acknowledge();
            return null;
        }
        BlockCommand command = started[number];
        int status = ring.status();
        command.setError(status == 0 ? 0 : status == INVALID_OPERATION ? Errno.EOPNOTSUPP
                : status == WRITE_PROTECTED ? Errno.EROFS : Errno.EIO);
        return command;
    }

    @Override
    public void check() {
        interrupt();
    }

    /** The controller has done something. */
    @Override
    public void interrupt() {
        requests.serve();
        if (ring.isBroken() || controller.isFailed()) {
            controller.fail();
        }
    }
}
