package awesome.kernel.memory;

import awesome.magic.Frame;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory that several address spaces map and no file is behind (MAP_SHARED with MAP_ANONYMOUS, mmap(2)). Pages of zeros
 * come when they are touched, and go with the last mapping. One thread at a time.
 */
public final class SharedPages implements PageSource {
    /** Pages in a piece of the table, which is as sparse as the memory. */
    private static final int PIECE = 512;

    private final FrameAllocator frames;
    private final long length;
    /** By number: the frames of so many pages, their numbers and one more; 0 where there is none yet. */
    private final Map<Long, long[]> pieces = new HashMap<>();
    private int mappings;
    private long count;

    /** {@code length} bytes from {@code frames}, of which no mapping knows yet. */
    public SharedPages(FrameAllocator frames, long length) {
        this.frames = frames;
        this.length = length;
    }

    @Override
    public long frameAt(long offset) {
        if (offset < 0 || offset >= length) {
            return -1;
        }
        long page = offset / Frame.SIZE;
        long[] piece = pieces.computeIfAbsent(page / PIECE, number -> new long[PIECE]);
        int at = (int) (page % PIECE);
        if (piece[at] == 0) {
            piece[at] = takeZeros() + 1;
            count += piece[at] == 0 ? 0 : 1;
        }
        return piece[at] - 1;
    }

    private long takeZeros() {
        long frame = frames.takeZeros();
        return frame < 0 && frames.reclaim(false) ? frames.takeZeros() : frame;
    }

    /** How many pages have a frame. */
    public long count() {
        return count;
    }

    @Override
    public long frameAtHand(long offset) {
        long[] piece = offset < 0 || offset >= length ? null : pieces.get(offset / Frame.SIZE / PIECE);
        return piece == null ? -1 : piece[(int) (offset / Frame.SIZE % PIECE)] - 1;
    }

    @Override
    public void retain() {
        mappings++;
    }

    @Override
    public void release() {
        mappings--;
        if (mappings > 0) {
            return;
        }
        for (long[] piece : pieces.values()) {
            for (long frame : piece) {
                if (frame != 0) {
                    frames.free(Frame.of(frame - 1));
                }
            }
        }
        pieces.clear();
    }

    /** As Linux names it. */
    @Override
    public String name() {
        return "/dev/zero (deleted)";
    }
}
