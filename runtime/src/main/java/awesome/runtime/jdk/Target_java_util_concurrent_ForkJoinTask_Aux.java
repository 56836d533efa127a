package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.TargetClass;

/** {@code java.util.concurrent.ForkJoinTask.Aux}: what ended a task, and in which thread. */
@TargetClass("java.util.concurrent.ForkJoinTask$Aux")
final class Target_java_util_concurrent_ForkJoinTask_Aux {
    @Alias Throwable ex;

    private Target_java_util_concurrent_ForkJoinTask_Aux() {}
}
