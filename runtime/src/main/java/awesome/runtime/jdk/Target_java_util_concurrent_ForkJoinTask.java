package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.concurrent.ForkJoinTask;

/**
 * {@code java.util.concurrent.ForkJoinTask}: a task runs at once, in the thread that forks it, since there is no other.
 * So there is no pool. An exception comes out where the task is forked.
 */
@TargetClass(value = "java.util.concurrent.ForkJoinTask", target = "kernel")
public abstract class Target_java_util_concurrent_ForkJoinTask {
    @Alias
    protected abstract boolean exec();

    @Alias
    public abstract Object getRawResult();

    @Replace
    public final ForkJoinTask<?> fork() {
        exec();
        return (ForkJoinTask<?>) (Object) this;
    }

    @Replace
    public final Object join() {
        return getRawResult();
    }

    @Replace
    public final Object invoke() {
        exec();
        return getRawResult();
    }
}
