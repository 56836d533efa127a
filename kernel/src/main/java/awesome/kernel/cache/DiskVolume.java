package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.error.ErrnoException;
import awesome.magic.PhysAddr;

/** All of a block device as a volume; a part of a block at its end is not used. */
public final class DiskVolume implements Volume {
    private final BlockIo io;
    private final int blockSize;
    private final int sectorsInBlock;
    private final long blocks;

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

    @Override
    public void write(long block, long[] addresses, int start, int count) {
        check(block, count);
        io.run(fill(BlockRequest.write(block * sectorsInBlock), addresses, start, count));
    }

    @Override
    public void writeThrough(long block, long address) {
        check(block, 1);
        BlockRequest request = BlockRequest.write(block * sectorsInBlock).add(PhysAddr.of(address), blockSize);
        io.run(request.flushFirst().durable());
    }

    @Override
    public void flush() {
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
