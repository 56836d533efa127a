package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.util.concurrent.ForkJoinPool.WorkQueue}: no thread has permissions to lose. */
@TargetClass("java.util.concurrent.ForkJoinPool$WorkQueue")
final class Target_java_util_concurrent_ForkJoinPool_WorkQueue {
    private Target_java_util_concurrent_ForkJoinPool_WorkQueue() {}

    @Replace
    void initializeInnocuousWorker() {
        // All workers are alike.
    }
}
