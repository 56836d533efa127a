package awesome.kernel.virtio;

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

/** One queue of a {@link VirtioDisk}, and what the device is told beside the data (virtio 1.1, 5.2.6). */
@NoAlloc("interrupt context")
final class VirtioDiskQueue implements BlockDriver, Interrupts.Handler {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int FLUSH = 4;
    private static final int DISCARD = 11;
    private static final int WRITE_ZEROES = 13;

    private static final int HEADER_BYTES = 16;
    private static final int HEADER_SECTOR = 8;
    /** Behind the header: a range of sectors, then the status. */
    private static final int RANGE = 16;
    private static final int RANGE_BYTES = 16;
    private static final int RANGE_SECTORS = 8;
    private static final int RANGE_FLAGS = 12;
    private static final int STATUS = 32;
    /** Bytes beside the data of a command. */
    private static final int SIDE = 64;
    private static final int PER_FRAME = (int) Frame.SIZE / SIDE;
    private static final int MAY_UNMAP = 1;

    private static final int OK = 0;
    private static final int UNSUPPORTED = 2;
    /** Of a command that the device has not answered. */
    private static final int NO_STATUS = 0xff;

    private final DriverMachine machine;
    private final DeviceMemory memory;
    private final boolean unmapsZeroes;
    private final BlockCommand[] started;
    private final long[] sides;
    private VirtQueue ring;
    private RequestQueue requests;
    private VirtioDisk disk;

    /** Commands up to {@code depth} at a time; before {@link #start}. */
    VirtioDiskQueue(DriverMachine machine, boolean unmapsZeroes, int depth) {
        this.machine = machine;
        this.unmapsZeroes = unmapsZeroes;
        memory = machine.registers();
        started = new BlockCommand[depth];
        sides = new long[depth];
    }

    /** Begins; false if there is no memory. */
    @MayAllocate("queues are made before they are used")
    boolean start(VirtQueue queue, VirtioDisk owner, BlockLimits limits) {
        long frame = 0;
        for (int i = 0; i < sides.length; i++) {
            if (i % PER_FRAME == 0) {
                frame = machine.frames().takeZeros();
                if (frame < 0) {
                    return false;
                }
            }
            sides[i] = Frame.of(frame).start().bits() + (long) (i % PER_FRAME) * SIDE;
        }
        ring = queue;
        disk = owner;
        requests = new RequestQueue(this, limits, started.length, machine.clock());
        return true;
    }

    RequestQueue requests() {
        return requests;
    }

    private static int type(BlockOperation operation) {
        return switch (operation) {
            case READ -> READ;
            case WRITE -> WRITE;
            case FLUSH -> FLUSH;
            case DISCARD -> DISCARD;
            case WRITE_ZEROES -> WRITE_ZEROES;
        };
    }

    @Override
    public boolean start(BlockCommand command) {
        int slot = command.number();
        BlockOperation operation = command.operation();
        boolean hasRange = operation == BlockOperation.DISCARD || operation == BlockOperation.WRITE_ZEROES;
        if (!ring.begin(slot, 2 + (hasRange ? 1 : command.pieces()))) {
            return false;
        }
        long side = sides[slot];
        memory.write32(PhysAddr.of(side), type(operation));
        long sector = operation.hasData() ? command.sector() : 0;
        write64(side + HEADER_SECTOR, sector);
        memory.write8(PhysAddr.of(side + STATUS), NO_STATUS);
        ring.add(side, HEADER_BYTES, false);
        if (hasRange) {
            write64(side + RANGE, command.sector());
            memory.write32(PhysAddr.of(side + RANGE + RANGE_SECTORS), (int) command.sectors());
            boolean unmaps = operation == BlockOperation.WRITE_ZEROES && unmapsZeroes;
            memory.write32(PhysAddr.of(side + RANGE + RANGE_FLAGS), unmaps ? MAY_UNMAP : 0);
            ring.add(side + RANGE, RANGE_BYTES, false);
        }
        for (int i = 0; i < command.pieces(); i++) {
            ring.add(command.address(i).bits(), command.length(i), operation == BlockOperation.READ);
        }
        ring.add(side + STATUS, 1, true);
        started[slot] = command;
        ring.end();
        return true;
    }

    private void write64(long at, long value) {
        memory.write32(PhysAddr.of(at), (int) value);
        memory.write32(PhysAddr.of(at + 4), (int) (value >>> 32));
    }

    @Override
    public void commit() {
        ring.commit();
    }

    @Override
    public BlockCommand takeDone() {
        int slot = ring.take();
        if (slot < 0) {
            return null;
        }
        BlockCommand command = started[slot];
        int status = memory.read8(PhysAddr.of(sides[slot] + STATUS));
        command.setError(status == OK ? 0 : status == UNSUPPORTED ? Errno.EOPNOTSUPP : Errno.EIO);
        return command;
    }

    @Override
    public void check() {
        interrupt();
        disk.check();
    }

    /** The device has given something back. */
    @Override
    public void interrupt() {
        if (requests == null) {
            // It was not started yet, and had nothing to give back.
            return;
        }
        requests.serve();
        if (ring.isBroken()) {
            disk.fail();
            disk.failRequests();
        }
    }
}
