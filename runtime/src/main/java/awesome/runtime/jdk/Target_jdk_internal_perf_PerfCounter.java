package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code jdk.internal.perf.PerfCounter}: nobody reads counters, whose memory is that of the build JVM. */
@TargetClass("jdk.internal.perf.PerfCounter")
final class Target_jdk_internal_perf_PerfCounter {
    private Target_jdk_internal_perf_PerfCounter() {}

    @Replace
    public synchronized long get() {
        return 0;
    }

    @Replace
    public synchronized void set(long value) {
        // It is not kept.
    }

    @Replace
    public synchronized void add(long value) {
        // It is not kept.
    }
}
