package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.KeptFrames;
import awesome.magic.Frame;
import java.util.ArrayList;

/**
 * Frames for what is kept of disks: all that are free but for a reserve; then what can be had again is given up. So it is when
 * others find no frame, but for a few frames without which disks could not be used.
 */
public final class CacheFrames implements KeptFrames {
    /** Somebody who keeps what can be read again. */
    public interface Keeper {
        /** Gives back some frames, at least {@code wanted} if it has so many that nobody needs now; returns how many. */
        int giveBack(int wanted);

        /** Whether somebody uses it, so that it cannot write now. */
        boolean isBusy();

        /** Writes what was changed, so that more can be given back. May wait. */
        void write();
    }

    /** How many are asked back at once, so that it is not done for each. */
    private static final int BATCH = 64;
    /** As many as one in so many of the reserve. */
    private static final int LEAST_PART = 4;

    private final FrameAllocator frames;
    private final PhysMemory memory;
    private final long reserve;
    /** So many frames are not given back to others. */
    private final long least;
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
        least = reserve / LEAST_PART;
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

    /** How many could be taken at most, with those that are. */
    public long available() {
        return used + Math.max(0, frames.freeFrames() - reserve);
    }

    /** Where the content of frames is. */
    public PhysMemory memory() {
        return memory;
    }

    /** The number of a frame, contents unspecified; ENOMEM. */
    public long take() {
        long frame = takeIfAny();
        if (frame < 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        return frame;
    }

    /** The same; -1 if there is none. */
    public long takeIfAny() {
        frames.prepare();
        if (frames.freeFrames() <= reserve) {
            askBack(BATCH);
        }
        // Where programs have nearly all, a few frames of the reserve are for files, so that they can be used at all.
        long frame = frames.freeFrames() <= reserve && used >= reserve ? -1 : frames.take();
        used += frame < 0 ? 0 : 1;
        return frame;
    }

    /** Has so many given up, as far as there are some; how many there were. */
    private int askBack(int wanted) {
        int given = 0;
        for (int i = 0; i < keepers.size() && given < wanted; i++) {
            given += keepers.get(i).giveBack(wanted - given);
        }
        return given;
    }

    @Override
    public boolean giveBack(boolean mayWait) {
        int wanted = (int) Math.min(BATCH, used - least);
        return wanted > 0 && (askBack(wanted) > 0 || mayWait && write() && askBack(wanted) > 0);
    }

    /** Has what was changed written, if nobody uses any of it: who does may have to go on before it can be written. */
    private boolean write() {
        for (Keeper each : keepers) {
            if (each.isBusy()) {
                return false;
            }
        }
        for (Keeper each : new ArrayList<>(keepers)) {
            each.write();
        }
        return true;
    }

    /** Gives back what others have taken of the reserve, who do not ask for it, such as the kernel's heap. */
    public void refill() {
        long free = frames.freeFrames();
        while (free < reserve && used > least && askBack((int) Math.min(BATCH, used - least)) > 0) {
            free = frames.freeFrames();
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
