package awesome.kernel.ext4;

import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.machine.PhysMemory;
import java.util.ArrayList;
import java.util.Random;

/**
 * A disk with a cache that remembers what was written to it and when that was safe, so that it can be had as it would be
 * after a failure of power at any moment.
 */
final class RecordingDisk implements BlockDevice {
    private static final class Write {
        final long sector;
        final byte[] bytes;
        /** It is safe when it is done. */
        final boolean isDurable;

        Write(long sector, byte[] bytes, boolean isDurable) {
            this.sector = sector;
            this.bytes = bytes;
            this.isDurable = isDurable;
        }
    }

    private final byte[] before;
    private final BlockDevice disk;
    private final PhysMemory memory;
    /** Null stands for a flush. */
    private final ArrayList<Write> writes = new ArrayList<>();

    /** Passes requests on to {@code disk}, which holds {@code before}. */
    RecordingDisk(byte[] before, BlockDevice disk, PhysMemory memory) {
        this.before = before;
        this.disk = disk;
        this.memory = memory;
    }

    /** How many things have happened so far: writes and flushes. */
    int events() {
        return writes.size();
    }

    /**
     * The disk after a failure of power right after the first {@code events} things: what was flushed, and of the rest some
     * sectors, as it is with a cache that writes in any order.
     *
     * @param random null if all the rest was written
     * @param isInFlight whether the last of these things was not done yet
     * @param isTorn whether some sectors of a block may be written and others not
     */
    byte[] after(int events, Random random, boolean isInFlight, boolean isTorn) {
        byte[] image = before.clone();
        int flushed = 0;
        int done = isInFlight ? events - 1 : events;
        for (int i = 0; i < done; i++) {
            if (writes.get(i) == null) {
                flushed = i;
            }
        }
        double part = random == null ? 1 : random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
        for (int i = 0; i < events; i++) {
            Write write = writes.get(i);
            if (write == null) {
                continue;
            }
            boolean isSafe = i < flushed || write.isDurable && i < done || random == null;
            if (isSafe || !isTorn && random.nextDouble() < part) {
                System.arraycopy(write.bytes, 0, image, (int) write.sector * SECTOR, write.bytes.length);
            } else if (isTorn) {
                for (int at = 0; at < write.bytes.length; at += SECTOR) {
                    if (random.nextDouble() < part) {
                        System.arraycopy(write.bytes, at, image, (int) write.sector * SECTOR + at, SECTOR);
                    }
                }
            }
        }
        return image;
    }

    @Override
    public void submit(BlockRequest request) {
        if (request.flushesFirst() || request.operation() == BlockOperation.FLUSH) {
            writes.add(null);
        }
        if (request.operation() == BlockOperation.WRITE) {
            byte[] bytes = new byte[(int) request.sectors() * SECTOR];
            int at = 0;
            for (int i = 0; i < request.pieces(); i++) {
                memory.read(request.address(i), bytes, at, request.length(i));
                at += request.length(i);
            }
            writes.add(new Write(request.sector(), bytes, request.isDurable()));
        }
        disk.submit(request);
    }

    @Override
    public String name() {
        return disk.name();
    }

    @Override
    public long sectors() {
        return disk.sectors();
    }

    @Override
    public int logicalBlockSize() {
        return disk.logicalBlockSize();
    }

    @Override
    public int physicalBlockSize() {
        return disk.physicalBlockSize();
    }

    @Override
    public boolean isReadOnly() {
        return disk.isReadOnly();
    }

    @Override
    public boolean hasCache() {
        return true;
    }

    @Override
    public boolean canDiscard() {
        return disk.canDiscard();
    }
}
