package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.thread.Threads;
import java.util.Objects;

/**
 * {@code java.lang.Thread}: what its native methods do, wherever there are one or more threads. The rest is in
 * {@link Target_java_lang_Thread_Single} and {@link Target_java_lang_Thread_Many}.
 */
@TargetClass("java.lang.Thread")
public final class Target_java_lang_Thread {
    @Replace
    public static void yield() {
        Threads.current().yieldProcessor();
    }

    @Replace
    public static void sleep(long milliseconds) throws InterruptedException {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Threads.current().sleep(Threads.nanos(milliseconds));
    }

    @Replace
    public static boolean holdsLock(Object object) {
        return Threads.current().holds(Objects.requireNonNull(object));
    }

    @Replace
    private void interrupt0() {
        Threads.current().interrupt((Thread) (Object) this);
    }

    @Replace
    private static void clearInterruptEvent() {
        // The flag is all there is.
    }

    @Replace
    private void setPriority0(int wanted) {
        // All are alike to the scheduler.
    }

    @Replace
    private void setNativeName(String wanted) {
        // Nobody outside sees it.
    }
}
