package awesome.runtime.exception;

import awesome.magic.Foreign;
import awesome.magic.NeverInline;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;

/**
 * Stack traces as {@code Throwable} keeps them: an array of addresses within the calls that wait, each an
 * offset from {@code heap_base}, innermost first.
 */
public final class Backtraces {
    /** How deep traces go, as in HotSpot (-XX:MaxJavaStackTraceDepth). */
    private static final int MAX_DEPTH = 1024;
    private static final int FIRST_TRY = 48;

    private Backtraces() {}

    /** The frames of the caller and its callers. */
    @NeverInline("the walk starts at the caller of this method")
    public static int[] capture() {
        int[] frames = new int[FIRST_TRY];
        int count = walk(frames);
        if (count == FIRST_TRY) {
            frames = new int[MAX_DEPTH];
            count = walk(frames);
        }
        int skipped = Math.min(1, count);
        int[] exact = new int[count - skipped];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = frames[i + skipped];
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
