package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.PinnedMemory;
import awesome.magic.PhysAddr;
import java.util.ArrayDeque;

/** All of a block device as a volume; a part of a block at its end is not used. */
public final class DiskVolume implements Volume {
    /** Most requests that are begun before one is waited for. */
    private static final int MOST_BEGUN = 64;
    private static final Writer NOBODY = isDone -> {};

    private final BlockIo io;
    private final int blockSize;
    private final int sectorsInBlock;
    private final long blocks;
    /** What was begun, the oldest first, and who is told. */
    private final ArrayDeque<BlockRequest> begun = new ArrayDeque<>();
    private final ArrayDeque<Writer> writers = new ArrayDeque<>();
    /** The first error of what was begun; 0 for none. */
    private int error;

    /**
     * The volume of {@code io}'s device.
     *
     * @param blockSize 1024, 2048 or 4096; EINVAL if the device cannot read or write so little
     */
    public DiskVolume(BlockIo io, int blockSize) {
        if (blockSize < io.device().logicalBlockSize()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        this.io = io;
        this.blockSize = blockSize;
        sectorsInBlock = blockSize / BlockDevice.SECTOR;
        blocks = io.device().sectors() / sectorsInBlock;
    }

    @Override
    public int blockSize() {
        return blockSize;
    }

    @Override
    public int unit() {
        return io.device().logicalBlockSize();
    }

    @Override
    public long blocks() {
        return blocks;
    }

    @Override
    public boolean isReadOnly() {
        return io.device().isReadOnly();
    }

    @Override
    public void read(long block, long[] addresses, int start, int count) {
        check(block, count);
        io.run(fill(BlockRequest.read(block * sectorsInBlock), addresses, start, count));
    }

    /** A request that is under way. */
    private static final class Begun implements Reading {
        private final BlockIo io;
        private final BlockRequest request;

        Begun(BlockIo io, BlockRequest request) {
            this.io = io;
            this.request = request;
        }

        @Override
        public boolean isDone() {
            return request.isDone();
        }

        @Override
        public boolean await() {
            io.await(request);
            return request.error() == 0;
        }
    }

    @Override
    public Reading beginRead(long block, long[] addresses, int start, int count) {
        check(block, count);
        BlockRequest request = fill(BlockRequest.read(block * sectorsInBlock), addresses, start, count);
        io.beginForAny(request);
        return new Begun(io, request);
    }

    @Override
    public void write(long block, long[] addresses, int start, int count) {
        check(block, count);
        io.run(fill(BlockRequest.write(block * sectorsInBlock), addresses, start, count));
    }

    @Override
    public void beginWrite(long block, long[] addresses, int start, int count, Writer writer) {
        Writer told = writer == null ? NOBODY : writer;
        boolean isReady = false;
        BlockRequest request;
        try {
            check(block, count);
            if (begun.size() >= MOST_BEGUN) {
                awaitOldest();
            }
            request = fill(BlockRequest.write(block * sectorsInBlock), addresses, start, count);
            isReady = true;
        } finally {
            if (!isReady) {
                told.written(false);
            }
        }
        begun.add(request);
        writers.add(told);
        io.begin(request);
    }

    @Override
    public void transfer(boolean isWrite, long block, int offset, PinnedMemory memory, long from, long length) {
        check(block, (int) ((offset + length + blockSize - 1) / blockSize));
        long sector = block * sectorsInBlock + offset / BlockDevice.SECTOR;
        io.run(memory.fill(isWrite ? BlockRequest.write(sector) : BlockRequest.read(sector), from, length));
    }

    private void awaitOldest() {
        BlockRequest oldest = begun.peek();
        io.await(oldest);
        begun.remove();
        boolean isDone = oldest.error() == 0;
        error = error == 0 ? oldest.error() : error;
        writers.remove().written(isDone);
    }

    @Override
    public void settle() {
        while (!begun.isEmpty()) {
            awaitOldest();
        }
        int found = error;
        error = 0;
        if (found != 0) {
            throw new ErrnoException(found);
        }
    }

    @Override
    public boolean isWriting() {
        return !begun.isEmpty() || error != 0;
    }

    @Override
    public void writeThrough(long block, long address) {
        settle();
        check(block, 1);
        BlockRequest request = BlockRequest.write(block * sectorsInBlock).add(PhysAddr.of(address), blockSize);
        io.run(request.flushFirst().durable());
    }

    @Override
    public void flush() {
        settle();
        io.flush();
    }

    private void check(long block, int count) {
        if (block < 0 || block > blocks - count) {
            throw new ErrnoException(Errno.EUCLEAN);
        }
    }

    /** Adds memory to a request; blocks that are neighbours in memory too are one piece. */
    private BlockRequest fill(BlockRequest request, long[] addresses, int start, int count) {
        int at = 0;
        while (at < count) {
            long first = addresses[start + at];
            int pieces = 1;
            while (at + pieces < count && addresses[start + at + pieces] == first + (long) pieces * blockSize) {
                pieces++;
            }
            request.add(PhysAddr.of(first), pieces * blockSize);
            at += pieces;
        }
        return request;
    }
}
