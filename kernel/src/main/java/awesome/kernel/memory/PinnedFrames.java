package awesome.kernel.memory;

import awesome.magic.NonNull;
import java.util.Arrays;

/**
 * Frames of an address space that devices read or write now: each once for each time it was pinned. Under the lock of the address
 * space.
 */
@NonNull
final class PinnedFrames {
    private long[] frames = new long[0];
    private int count;

    /** Whether there are none. */
    boolean isEmpty() {
        return count == 0;
    }

    /** How many times a frame is pinned. */
    int times(long frame) {
        int times = 0;
        for (int i = 0; i < count; i++) {
            times += frames[i] == frame ? 1 : 0;
        }
        return times;
    }

    /** Whether there is room for one more. */
    boolean hasRoom() {
        return count < frames.length;
    }

    /** Sees that there is, without the lock. */
    void prepare() {
        if (!hasRoom()) {
            frames = Arrays.copyOf(frames, Math.max(16, 2 * count));
        }
    }

    /** Adds one, for which there is room. */
    void add(long frame) {
        frames[count++] = frame;
    }

    /** Takes one away that is there. */
    void remove(long frame) {
        int at = 0;
        while (frames[at] != frame) {
            at++;
        }
        frames[at] = frames[--count];
    }
}
