package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import java.util.ArrayList;

/** Frames for what is kept of disks: all that are free but for a reserve; then what can be had again is given up. */
public final class CacheFrames {
    /** Somebody who keeps what can be read again. */
    public interface Keeper {
        /** Gives back some frames, at least {@code wanted} if it has so many that nobody needs now; returns how many. */
        int giveBack(int wanted);
    }

    /** How many are asked back at once, so that it is not done for each. */
    private static final int BATCH = 64;

    private final FrameAllocator frames;
    private final PhysMemory memory;
    private final long reserve;
    private final ArrayList<Keeper> keepers = new ArrayList<>();
    private long used;

    /**
     * None taken yet.
     *
     * @param reserve how many frames are left free for others
     */
    public CacheFrames(FrameAllocator frames, PhysMemory memory, long reserve) {
        this.frames = frames;
        this.memory = memory;
        this.reserve = reserve;
    }

    /** Has {@code keeper} asked for frames when there are none. */
    public void addKeeper(Keeper keeper) {
        keepers.add(keeper);
    }

    /** Ends {@link #addKeeper}. */
    public void removeKeeper(Keeper keeper) {
        keepers.remove(keeper);
    }

    /** How many are asked. */
    public int keepers() {
        return keepers.size();
    }

    /** How many frames there are for this and for others. */
    public long total() {
        return frames.totalFrames();
    }

    /** Where the content of frames is. */
    public PhysMemory memory() {
        return memory;
    }

    /** The number of a frame, contents unspecified; ENOMEM. */
    public long take() {
        frames.prepare();
        if (frames.freeFrames() <= reserve) {
            askBack();
        }
        long frame = frames.freeFrames() <= reserve ? -1 : frames.take();
        if (frame < 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        used++;
        return frame;
    }

    private void askBack() {
        int wanted = BATCH;
        for (int i = 0; i < keepers.size() && wanted > 0; i++) {
            wanted -= keepers.get(i).giveBack(wanted);
        }
    }

    /** Gives back a frame that was taken here. */
    public void free(long frame) {
        used--;
        frames.free(Frame.of(frame));
    }

    /** How many are taken. */
    public long used() {
        return used;
    }
}
