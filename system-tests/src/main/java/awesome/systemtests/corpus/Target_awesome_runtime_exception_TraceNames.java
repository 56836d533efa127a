package awesome.systemtests.corpus;

import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** Stack traces end where the program starts, as they do on HotSpot. */
@TargetClass("awesome.runtime.exception.TraceNames")
final class Target_awesome_runtime_exception_TraceNames {
    private Target_awesome_runtime_exception_TraceNames() {}

    @Replace
    static boolean isRuntime(String owner) {
        return owner.isEmpty() || owner.startsWith("awesome.runtime.") || owner.startsWith("awesome.kernel.")
                || owner.startsWith("awesome.arch.");
    }

    @Replace
    static boolean isStart(String owner) {
        return owner.startsWith("awesome.systemtests.") || owner.startsWith("awesome.system.")
                || owner.startsWith("awesome.arch.") || owner.equals("awesome.runtime.thread.JavaThreads");
    }
}
