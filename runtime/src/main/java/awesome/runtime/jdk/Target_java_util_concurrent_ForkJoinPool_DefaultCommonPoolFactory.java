package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.ResetValue;
import awesome.magic.TargetClass;

/** {@code java.util.concurrent.ForkJoinPool}, the factory of the common pool: there are no permissions. */
@TargetClass("java.util.concurrent.ForkJoinPool$DefaultCommonPoolForkJoinWorkerThreadFactory")
@SuppressWarnings("removal")
final class Target_java_util_concurrent_ForkJoinPool_DefaultCommonPoolFactory {
    @Alias @ResetValue private static java.security.AccessControlContext ACC;

    private Target_java_util_concurrent_ForkJoinPool_DefaultCommonPoolFactory() {}
}
