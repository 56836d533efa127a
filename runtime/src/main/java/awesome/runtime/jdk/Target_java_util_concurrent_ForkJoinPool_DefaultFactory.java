package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.ResetValue;
import awesome.magic.TargetClass;

/** {@code java.util.concurrent.ForkJoinPool}, the factory of most pools: there are no permissions. */
@TargetClass("java.util.concurrent.ForkJoinPool$DefaultForkJoinWorkerThreadFactory")
@SuppressWarnings("removal")
final class Target_java_util_concurrent_ForkJoinPool_DefaultFactory {
    @Alias @ResetValue private static java.security.AccessControlContext ACC;

    private Target_java_util_concurrent_ForkJoinPool_DefaultFactory() {}
}
