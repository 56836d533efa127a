package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/**
 * {@code java.util.concurrent.ForkJoinTask}: an exception comes out of {@code join} as it is,
 * and not as the cause of one that is made by reflection.
 */
@TargetClass("java.util.concurrent.ForkJoinTask")
abstract class Target_java_util_concurrent_ForkJoinTask {
    @Alias private volatile Target_java_util_concurrent_ForkJoinTask_Aux aux;

    @Replace
    private Throwable getThrowableException() {
        Target_java_util_concurrent_ForkJoinTask_Aux found = aux;
        return found == null ? null : found.ex;
    }
}
