package awesome.kernel.block;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.tree.TreeNode;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import java.util.Arrays;

/**
 * A piece of work for a {@link BlockDevice}, for one use: made and filled by one thread, then submitted. From then on it and
 * its memory are the device's until it is done; it must not be changed, and the memory not freed, before. Who submits
 * it is told by {@link Completion}, or waits by a {@link BlockWaiter}.
 */
public final class BlockRequest extends TreeNode {
    /** Who is told that a request is done. */
    public interface Completion {
        /**
         * {@code request} is done and its memory is its owner's again; {@link #error} says how it went. In any context, also an
         * interrupt handler's: does not allocate, wait, or submit.
         */
        @NoAlloc("interrupt handlers of disks call it")
        void done(BlockRequest request);
    }

    /** Of a request that is not done. */
    private static final int UNDER_WAY = -1;
    private static final int FEW = 4;

    private final BlockOperation operation;
    private long sector;
    private long sectors;
    private boolean isDurable;
    private boolean flushesFirst;
    private Completion completion;
    /** Physical addresses and bytes of pieces of memory, as many as {@link #pieces}. */
    private long[] addresses;
    private int[] lengths;
    private int pieces;
    private volatile int result = UNDER_WAY;

    /** What {@link RequestQueue} knows of it while it is there. */
    volatile RequestQueue queue;
    BlockRequest nextInCommand;
    BlockRequest older;
    BlockRequest newer;
    long arrived;
    /** Sectors that are in commands, and the piece of memory that comes next, from some byte on. */
    long begun;
    private int beginPiece;
    private int beginByte;
    /** Commands under way that have parts of it, and the first error of one. */
    int parts;
    int partError;
    /** Whether its writing is done, and a flush is to follow. */
    boolean isWritten;

    private BlockRequest(BlockOperation operation, long sector, long sectors) {
        this.operation = operation;
        this.sector = sector;
        this.sectors = sectors;
        int room = operation.hasData() ? FEW : 0;
        addresses = new long[room];
        lengths = new int[room];
    }

    /** Reads from {@code sector} on into the memory that is added. */
    public static BlockRequest read(long sector) {
        return new BlockRequest(BlockOperation.READ, sector, 0);
    }

    /** Writes from {@code sector} on from the memory that is added. */
    public static BlockRequest write(long sector) {
        return new BlockRequest(BlockOperation.WRITE, sector, 0);
    }

    /** Makes all durable whose writing is done. */
    public static BlockRequest flush() {
        return new BlockRequest(BlockOperation.FLUSH, 0, 0);
    }

    /** Says that {@code sectors} from {@code sector} on are not needed any more; EOPNOTSUPP if the device cannot be told. */
    public static BlockRequest discard(long sector, long sectors) {
        return new BlockRequest(BlockOperation.DISCARD, sector, sectors);
    }

    /** Makes {@code sectors} from {@code sector} on zero; EOPNOTSUPP if the device cannot but by writing zeros. */
    public static BlockRequest writeZeroes(long sector, long sectors) {
        return new BlockRequest(BlockOperation.WRITE_ZEROES, sector, sectors);
    }

    /**
     * Adds {@code length} bytes of physical memory behind those that were added before.
     *
     * @param from a multiple of 512, as {@code length} is; both need not be multiples of a block, only all lengths together
     */
    public BlockRequest add(PhysAddr from, int length) {
        if (!operation.hasData() || length <= 0 || ((from.bits() | length) & BlockDevice.SECTOR - 1) != 0) {
            throw new IllegalArgumentException("a piece of " + length + " bytes at " + from.toString());
        }
        if (pieces == addresses.length) {
            addresses = Arrays.copyOf(addresses, pieces * 2);
            lengths = Arrays.copyOf(lengths, pieces * 2);
        }
        addresses[pieces] = from.bits();
        lengths[pieces] = length;
        pieces++;
        sectors += length / BlockDevice.SECTOR;
        return this;
    }

    /** Adds all of a frame. */
    public BlockRequest add(Frame frame) {
        return add(frame.start(), (int) Frame.SIZE);
    }

    /** What is written is durable when it is done, without a flush behind it ("force unit access"). */
    public BlockRequest durable() {
        isDurable = true;
        return this;
    }

    /** What was written by requests that are done is durable before this one begins to write, as with a flush before it. */
    public BlockRequest flushFirst() {
        flushesFirst = true;
        return this;
    }

    /** Has {@code told} told when it is done. */
    public BlockRequest then(Completion told) {
        completion = told;
        return this;
    }

    /** Who is told; null if nobody is. */
    public Completion completion() {
        return completion;
    }

    /** What it does. */
    public BlockOperation operation() {
        return operation;
    }

    /** The first sector, of the device that it is with now. */
    public long sector() {
        return sector;
    }

    /** How many sectors. */
    public long sectors() {
        return sectors;
    }

    /** Whether what it writes is durable when it is done. */
    public boolean isDurable() {
        return isDurable;
    }

    /** Whether all that was written before is durable before it begins. */
    public boolean flushesFirst() {
        return flushesFirst;
    }

    /** How many pieces of memory it has. */
    public int pieces() {
        return pieces;
    }

    /** Where a piece of memory is. */
    public PhysAddr address(int piece) {
        return PhysAddr.of(addresses[piece]);
    }

    /** Bytes of a piece of memory. */
    public int length(int piece) {
        return lengths[piece];
    }

    /** Whether it is done, well or not. Any context. */
    public boolean isDone() {
        return result != UNDER_WAY;
    }

    /** It has taken very long: sees whether the device is still there, and has it fail if not. Preemptible context. */
    public void check() {
        RequestQueue where = queue;
        if (where != null && !isDone()) {
            where.check();
        }
    }

    /** The error number of a request that is done; 0 if it went well. */
    public int error() {
        return result;
    }

    /** Fails as the request did, which is done: with EIO, EROFS, EOPNOTSUPP, ENOSPC, ENOMEDIUM or ENXIO. */
    public void requireDone() {
        if (result != 0) {
            throw new ErrnoException(result);
        }
    }

    /** For a device that is a part of another: the same on that, {@code by} sectors further. */
    public void moveBy(long by) {
        sector += by;
    }

    /** It is to be found at its place. */
    @NoAlloc("requests wait under a lock")
    void setPlace() {
        key = sector;
    }

    /** None of it is in a command yet. */
    @NoAlloc("commands are filled by interrupt handlers")
    void begin() {
        begun = 0;
        beginPiece = 0;
        beginByte = 0;
        parts = 0;
        partError = 0;
    }

    /** Puts as much of what is not begun into a command as that has room for, whole blocks; how many sectors. */
    @NoAlloc("commands are filled by interrupt handlers")
    long fill(BlockCommand command, BlockLimits limits) {
        if (!operation.hasData()) {
            return Math.min(sectors - begun, limits.most(operation));
        }
        long room = limits.sectors() * BlockDevice.SECTOR;
        long bytes = 0;
        while (beginPiece < pieces && command.pieces() < limits.pieces() && bytes < room) {
            long address = addresses[beginPiece] + beginByte;
            if (!command.canAdd(address, limits)) {
                break;
            }
            int step = (int) Math.min(limits.step(address, lengths[beginPiece] - beginByte), room - bytes);
            command.addPiece(address, step);
            bytes += step;
            beginByte += step;
            if (beginByte == lengths[beginPiece]) {
                beginPiece++;
                beginByte = 0;
            }
        }
        int rest = (int) (bytes % limits.block());
        command.cut(rest);
        goBack(rest);
        return (bytes - rest) / BlockDevice.SECTOR;
    }

    /** The last bytes that were put into a command are not begun. */
    @NoAlloc("commands are filled by interrupt handlers")
    private void goBack(int bytes) {
        int left = bytes;
        while (left > 0) {
            if (beginByte == 0) {
                beginPiece--;
                beginByte = lengths[beginPiece];
            }
            int step = Math.min(left, beginByte);
            beginByte -= step;
            left -= step;
        }
    }

    /** How many pieces of memory all of it takes in a command; very many if it cannot be in one. */
    @NoAlloc("commands are filled by interrupt handlers")
    int commandPieces(BlockLimits limits) {
        int count = 0;
        for (int i = 0; i < pieces; i++) {
            if (i > 0 && !limits.follows(addresses[i - 1] + lengths[i - 1], addresses[i])) {
                return Integer.MAX_VALUE;
            }
            int step;
            for (int done = 0; done < lengths[i]; done += step) {
                step = limits.step(addresses[i] + done, lengths[i] - done);
                count++;
            }
        }
        return count;
    }

    /** Whether its first piece of memory can follow those of a command. */
    @NoAlloc("commands are filled by interrupt handlers")
    boolean canFollow(BlockCommand command, BlockLimits limits) {
        return pieces == 0 || command.canAdd(addresses[0], limits);
    }

    /** For devices: it is done, well if {@code error} is 0. The device leaves it alone from here on. Any context. */
    @NoAlloc("interrupt handlers of disks call it")
    public void done(int error) {
        // Who waits may use it again at once.
        Completion told = completion;
        result = error;
        if (told != null) {
            told.done(this);
        }
    }

    /**
     * What is wrong with it for {@code device}, as an error number; 0 if nothing is: EIO for places that the device does not
     * have, EINVAL for parts of blocks, EROFS for changes of what cannot be changed, EOPNOTSUPP.
     */
    public int problem(BlockDevice device) {
        if (operation == BlockOperation.FLUSH) {
            return 0;
        }
        if (sector < 0 || sectors < 0 || sector > device.sectors() - sectors) {
            return Errno.EIO;
        }
        if (((sector | sectors) & device.logicalBlockSize() / BlockDevice.SECTOR - 1) != 0 || sectors == 0) {
            return Errno.EINVAL;
        }
        if (operation.isChange() && device.isReadOnly()) {
            return Errno.EROFS;
        }
        return operation == BlockOperation.DISCARD && !device.canDiscard() ? Errno.EOPNOTSUPP : 0;
    }
}
