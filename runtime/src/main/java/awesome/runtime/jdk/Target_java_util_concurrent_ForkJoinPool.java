package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.InitAtRuntime;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/**
 * {@code java.util.concurrent.ForkJoinPool}: the common pool depends on the processors of the machine. No factories by
 * name.
 */
@TargetClass("java.util.concurrent.ForkJoinPool")
@InitAtRuntime
final class Target_java_util_concurrent_ForkJoinPool {
    @Alias private static volatile int poolIds;

    private Target_java_util_concurrent_ForkJoinPool() {}

    /** The handle of the JDK is one of a static field. */
    @Replace
    private static synchronized int getAndAddPoolIds(int x) {
        int before = poolIds;
        poolIds = before + x;
        return before;
    }

    @Replace
    private static Object newInstanceFromSystemProperty(String property) {
        return null;
    }
}
