package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.ResetValue;
import awesome.magic.TargetClass;
import awesome.runtime.exception.Backtraces;
import awesome.runtime.exception.StackTraces;

/** {@code java.lang.Throwable}: stack traces are ours, see {@link Backtraces}. */
@TargetClass("java.lang.Throwable")
public final class Target_java_lang_Throwable {
    @Alias @ResetValue private Object backtrace;
    @Alias private StackTraceElement[] stackTrace;
    @Alias private static StackTraceElement[] UNASSIGNED_STACK;

    /** The native method behind {@code fillInStackTrace()}. */
    @Replace
    private Throwable fillInStackTrace(int ignored) {
        backtrace = Backtraces.capture();
        return (Throwable) (Object) this;
    }

    @Replace
    private synchronized StackTraceElement[] getOurStackTrace() {
        if (stackTrace == UNASSIGNED_STACK || stackTrace == null && backtrace != null) {
            stackTrace = StackTraces.resolve((int[]) backtrace, getClass());
        }
        return stackTrace == null ? UNASSIGNED_STACK : stackTrace;
    }

    /** Makes {@code frames} the stack trace of {@code exception}. */
    @Inject
    public static void setBacktrace(Throwable exception, int[] frames) {
        Target_java_lang_Throwable target = (Target_java_lang_Throwable) (Object) exception;
        target.backtrace = frames;
        target.stackTrace = UNASSIGNED_STACK;
    }
}
