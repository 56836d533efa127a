package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.ExitActions;
import awesome.runtime.Platform;
import awesome.runtime.ShutdownHooks;
import awesome.runtime.heap.Heap;

/** {@code java.lang.Runtime}: the heap, the processors and the end of the program. */
@TargetClass("java.lang.Runtime")
public final class Target_java_lang_Runtime {
    @Replace
    public int availableProcessors() {
        return Platform.current().processors();
    }

    @Replace
    public long totalMemory() {
        return Heap.current().committedBytes();
    }

    @Replace
    public long freeMemory() {
        return Math.max(0, Heap.current().committedBytes() - Heap.current().usedBytes());
    }

    @Replace
    public long maxMemory() {
        return Heap.current().maximumBytes();
    }

    @Replace
    public void gc() {
        Heap.current().collect(false);
    }

    @Replace
    public void addShutdownHook(Thread hook) {
        ShutdownHooks.add(hook);
    }

    @Replace
    public boolean removeShutdownHook(Thread hook) {
        return ShutdownHooks.remove(hook);
    }

    @Replace
    public void exit(int status) {
        ExitActions.run();
        Platform.current().exit(status);
    }

    @Replace
    public void halt(int status) {
        Platform.current().exit(status);
    }
}
