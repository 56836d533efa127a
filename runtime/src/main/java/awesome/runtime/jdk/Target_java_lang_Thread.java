package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Remove;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.Monitors;
import awesome.runtime.Platform;
import java.util.Objects;

/**
 * {@code java.lang.Thread}: all Java code runs in one thread, whose object is made when somebody asks for it. Making
 * others is fine; starting them is a build error.
 */
@TargetClass("java.lang.Thread")
public final class Target_java_lang_Thread {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Inject private static Target_java_lang_Thread main;

    @Alias private volatile String name;
    @Alias private int priority;
    @Alias private long tid;

    /** The first thread: the constructors of the JDK ask the current one for its group. */
    @Inject
    private Target_java_lang_Thread(String name, int priority, long tid) {
        this.name = name;
        this.priority = priority;
        this.tid = tid;
    }

    @Replace
    public static Thread currentThread() {
        if (main == null) {
            main = new Target_java_lang_Thread("main", Thread.NORM_PRIORITY, 1);
        }
        return (Thread) (Object) main;
    }

    @Replace
    public static void yield() {
        Platform.current().idle(0);
    }

    @Replace
    public static void sleep(long milliseconds) throws InterruptedException {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("sleep interrupted");
        }
        if (milliseconds > 0) {
            Platform.current().idle(milliseconds * NANOS_PER_MILLI);
        }
    }

    @Replace
    public static boolean holdsLock(Object object) {
        return Monitors.holds(Objects.requireNonNull(object));
    }

    @Replace
    public boolean isAlive() {
        return (Object) this == main;
    }

    @Replace
    private void interrupt0() {
        // The flag is set; nothing waits that it could wake.
    }

    @Replace
    private static void clearInterruptEvent() {
        // Nothing waits for it.
    }

    @Replace
    private void setPriority0(int wanted) {
        // There is no other thread to be preferred to.
    }

    @Replace
    private void setNativeName(String wanted) {
        // Nobody outside sees it.
    }

    @Replace
    public StackTraceElement[] getStackTrace() {
        return (Object) this == main ? new Exception().getStackTrace() : new StackTraceElement[0];
    }

    @Remove("Java code runs in one thread; others cannot be started")
    private native void start0();
}
