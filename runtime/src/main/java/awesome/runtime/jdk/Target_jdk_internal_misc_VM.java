package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.Platform;

/** {@code jdk.internal.misc.VM}: the clock of {@code java.time}. */
@TargetClass("jdk.internal.misc.VM")
final class Target_jdk_internal_misc_VM {
    private static final long NANOS = 1_000_000_000;
    /** Seconds that fit in the result. */
    private static final long MOST = Long.MAX_VALUE / NANOS - 1;

    private Target_jdk_internal_misc_VM() {}

    /** Nanoseconds since a second counted from 1970; -1 if they are too many. */
    @Replace
    public static long getNanoTimeAdjustment(long second) {
        long now = Platform.current().currentTimeNanos();
        long seconds = now / NANOS - second;
        return seconds < -MOST || seconds > MOST ? -1 : seconds * NANOS + now % NANOS;
    }
}
