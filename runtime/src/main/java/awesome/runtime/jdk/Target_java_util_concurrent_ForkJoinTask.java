package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.concurrent.ForkJoinTask;

/**
 * {@code java.util.concurrent.ForkJoinTask}: tasks of the library's parallel algorithms are in its code but never made,
 * since there is one processor's worth of threads. So what runs them is cut off here, without a pool behind it.
 */
@TargetClass("java.util.concurrent.ForkJoinTask")
public final class Target_java_util_concurrent_ForkJoinTask {
    @Replace
    public ForkJoinTask<?> fork() {
        throw noPool();
    }

    @Replace
    public Object join() {
        throw noPool();
    }

    @Replace
    public Object invoke() {
        throw noPool();
    }

    @Inject
    private static RuntimeException noPool() {
        return new UnsupportedOperationException("Java code runs in one thread; there is no fork-join pool");
    }
}
