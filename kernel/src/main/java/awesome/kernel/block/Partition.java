package awesome.kernel.block;

import java.util.ArrayList;
import java.util.List;

/** A part of a disk, which is a device too. */
public final class Partition implements BlockDevice {
    private final BlockDevice disk;
    private final int number;
    private final long start;
    private final long sectors;
    private final String id;
    private final String label;

    /**
     * Some sectors of a disk.
     *
     * @param number from 1 on
     * @param start a multiple of a block, as {@code sectors} is; all are on the disk
     * @param id tells it from others ({@code PARTUUID})
     * @param label the name that somebody has given it; may be empty
     */
    Partition(BlockDevice disk, int number, long start, long sectors, String id, String label) {
        this.disk = disk;
        this.number = number;
        this.start = start;
        this.sectors = sectors;
        this.id = id;
        this.label = label;
    }

    /** Which one of its disk. */
    public int number() {
        return number;
    }

    /** What tells it from others, wherever its disk is plugged in ({@code PARTUUID}). */
    public String id() {
        return id;
    }

    /** The name that somebody has given it; may be empty. */
    public String label() {
        return label;
    }

    /** The first sector on the disk. */
    public long start() {
        return start;
    }

    /** The disk. */
    public BlockDevice disk() {
        return disk;
    }

    @Override
    public String name() {
        String name = disk.name();
        boolean endsInDigit = Character.isDigit(name.charAt(name.length() - 1));
        return name + (endsInDigit ? "p" : "") + number;
    }

    @Override
    public void retain() {
        disk.retain();
    }

    @Override
    public void release() {
        disk.release();
    }

    @Override
    public long sectors() {
        return sectors;
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
        return disk.hasCache();
    }

    @Override
    public boolean canDiscard() {
        return disk.canDiscard();
    }

    @Override
    public void submit(BlockRequest request) {
        if (accept(request)) {
            disk.submit(request);
        }
    }

    @Override
    public void submitAll(List<BlockRequest> requests) {
        List<BlockRequest> good = new ArrayList<>(requests.size());
        for (BlockRequest each : requests) {
            if (accept(each)) {
                good.add(each);
            }
        }
        disk.submitAll(good);
    }

    /** Turns a request into one for the disk; false if it cannot be, and is done. */
    private boolean accept(BlockRequest request) {
        int problem = request.problem(this);
        if (problem != 0) {
            request.done(problem);
            return false;
        }
        if (request.operation() != BlockOperation.FLUSH) {
            request.moveBy(start);
        }
        return true;
    }
}
