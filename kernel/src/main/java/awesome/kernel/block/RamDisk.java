package awesome.kernel.block;

import awesome.abi.linux.Errno;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.HashMap;
import java.util.Map;

/**
 * A disk in memory, which is taken as it is written to; what was never written is zero. Requests are done when
 * {@link #submit} returns; ENOSPC if there is no frame. Any number of threads.
 */
public final class RamDisk implements BlockDevice {
    private static final int BLOCK = SECTOR;

    private final String name;
    private final long sectors;
    private final FrameAllocator frames;
    private final PhysMemory memory;
    /** Frames by the page of the disk that they hold. */
    private final Map<Long, Long> pages = new HashMap<>();

    /** An empty disk. */
    public RamDisk(String name, long sectors, FrameAllocator frames, PhysMemory memory) {
        this.name = name;
        this.sectors = sectors;
        this.frames = frames;
        this.memory = memory;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sectors() {
        return sectors;
    }

    @Override
    public int logicalBlockSize() {
        return BLOCK;
    }

    @Override
    public int physicalBlockSize() {
        return (int) Frame.SIZE;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public boolean hasCache() {
        return false;
    }

    @Override
    public boolean canDiscard() {
        return true;
    }

    /** How many frames it has. */
    public synchronized int frames() {
        return pages.size();
    }

    @Override
    public void submit(BlockRequest request) {
        int problem = request.problem(this);
        request.done(problem == 0 ? perform(request) : problem);
    }

    private synchronized int perform(BlockRequest request) {
        long at = request.sector() * SECTOR;
        if (!request.operation().hasData()) {
            clear(at, request.sectors() * SECTOR);
            return 0;
        }
        for (int i = 0; i < request.pieces(); i++) {
            PhysAddr address = request.address(i);
            int length = request.length(i);
            for (int done = 0; done < length;) {
                int step = (int) Math.min(length - done, Frame.SIZE - (at & Frame.SIZE - 1));
                if (request.operation() == BlockOperation.READ) {
                    read(at, address.plus(done), step);
                } else if (!write(at, address.plus(done), step)) {
                    return Errno.ENOSPC;
                }
                at += step;
                done += step;
            }
        }
        return 0;
    }

    private void read(long at, PhysAddr to, int length) {
        Long frame = pages.get(at / Frame.SIZE);
        if (frame != null) {
            memory.copy(Frame.of(frame).start().plus(at % Frame.SIZE), to, length);
        } else {
            zero(to, length);
        }
    }

    private boolean write(long at, PhysAddr from, int length) {
        Long frame = pages.get(at / Frame.SIZE);
        if (frame == null) {
            long taken = frames.takeZeros();
            if (taken < 0) {
                return false;
            }
            frame = taken;
            pages.put(at / Frame.SIZE, frame);
        }
        memory.copy(from, Frame.of(frame).start().plus(at % Frame.SIZE), length);
        return true;
    }

    private void clear(long from, long length) {
        long end = from + length;
        for (long at = from; at < end;) {
            int step = (int) Math.min(end - at, Frame.SIZE - (at & Frame.SIZE - 1));
            Long frame = pages.get(at / Frame.SIZE);
            if (frame != null && step == Frame.SIZE) {
                pages.remove(at / Frame.SIZE);
                frames.free(Frame.of(frame));
            } else if (frame != null) {
                zero(Frame.of(frame).start().plus(at % Frame.SIZE), step);
            }
            at += step;
        }
    }

    private void zero(PhysAddr from, int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            memory.writeLong(from.plus(i), 0);
        }
    }

    /** Gives all frames back; what was on it is gone. */
    public synchronized void release() {
        for (long frame : pages.values()) {
            frames.free(Frame.of(frame));
        }
        pages.clear();
    }
}
