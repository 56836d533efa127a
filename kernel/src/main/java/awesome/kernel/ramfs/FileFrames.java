package awesome.kernel.ramfs;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;

/**
 * The frames for file contents: all that are free but for a reserve, which programs need. What programs map may come
 * from the reserve: it is their memory.
 */
final class FileFrames {
    final PhysMemory memory;
    private final FrameAllocator frames;
    private final long reserve;
    private long most = Long.MAX_VALUE;
    private long used;

    FileFrames(FrameAllocator frames, PhysMemory memory, long reserve) {
        this.frames = frames;
        this.memory = memory;
        this.reserve = reserve;
    }

    /** Says how many may be taken in all. */
    void setMost(long limit) {
        most = limit;
    }

    /** The number of a frame, contents unspecified, or -1 if the rest is the reserve. */
    long take() {
        boolean isReserve = frames.freeFrames() <= reserve && !(frames.reclaim(false) && frames.freeFrames() > reserve);
        return isReserve ? -1 : takeAny();
    }

    /** The number of a frame, contents unspecified, or -1 if none is free. */
    long takeAny() {
        long frame = used >= most ? -1 : frames.takeAnyway();
        if (frame >= 0) {
            used++;
        }
        return frame;
    }

    void free(long frame) {
        used--;
        frames.free(Frame.of(frame));
    }

    /** How many could be taken. */
    long available() {
        return Math.max(0, Math.min(most - used, frames.freeFrames() - reserve));
    }

    /** How many are taken. */
    long used() {
        return used;
    }
}
