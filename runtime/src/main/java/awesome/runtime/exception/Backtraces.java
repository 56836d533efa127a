package awesome.runtime.exception;

import awesome.magic.Foreign;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;

/**
 * Stack traces as {@code Throwable} keeps them: an array of addresses within the calls that wait, each an
 * offset from {@code heap_base}, innermost first.
 */
public final class Backtraces {
    /** How many frames are kept: as many as are shown, and some that are hidden, such as those of constructors. */
    private static final int MAX_DEPTH = StackTraces.MAX_DEPTH + 64;
    private static final int FIRST_TRY = 48;

    private Backtraces() {}

    /** The frames of this method, its caller and on. {@link TraceNames#isHidden} knows which not to show. */
    public static int[] capture() {
        int[] frames = new int[FIRST_TRY];
        int count = walk(frames);
        if (count == FIRST_TRY) {
            frames = new int[MAX_DEPTH];
            count = walk(frames);
        }
        int[] exact = new int[count];
        for (int i = 0; i < count; i++) {
            exact[i] = frames[i];
        }
        return exact;
    }

    private static int walk(int[] frames) {
        int count = walk(Objects.addressOf(frames).plus(Hubs.ARRAY_BASE), frames.length);
        Objects.keepAlive(frames);
        return count;
    }

    @Foreign("rt_walk")
    private static int walk(Address buffer, int limit) {
        throw new IllegalStateException("no compiled frames on the host for " + buffer + ", " + limit);
    }
}
