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
    private long used;

    FileFrames(FrameAllocator frames, PhysMemory memory, long reserve) {
        this.frames = frames;
        this.memory = memory;
        this.reserve = reserve;
    }

    /** The number of a frame, contents unspecified, or -1 if the rest is the reserve. */
    long take() {
        return frames.freeFrames() <= reserve ? -1 : takeAny();
    }

    /** The number of a frame, contents unspecified, or -1 if none is free. */
    long takeAny() {
        long frame = frames.take();
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
        return Math.max(0, frames.freeFrames() - reserve);
    }

    /** How many are taken. */
    long used() {
        return used;
    }
}
