package awesome.runtime.jdk;

import awesome.magic.InitAtRuntime;
import awesome.magic.TargetClass;

/** {@code java.util.concurrent.CompletableFuture}: where tasks run depends on the processors of the machine. */
@TargetClass("java.util.concurrent.CompletableFuture")
@InitAtRuntime
final class Target_java_util_concurrent_CompletableFuture {
    private Target_java_util_concurrent_CompletableFuture() {}
}
