package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Remove;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/**
 * {@code java.lang.Thread} in the kernel: all Java code runs in one thread, whose object is made when somebody asks for
 * it. Making others is fine; starting them is a build error.
 */
@TargetClass(value = "java.lang.Thread", target = "kernel")
public final class Target_java_lang_Thread_Single {
    @Inject private static Target_java_lang_Thread_Single main;

    @Alias private volatile String name;
    @Alias private int priority;
    @Alias private long tid;

    /** The first thread: the constructors of the JDK ask the current one for its group. */
    @Inject
    private Target_java_lang_Thread_Single(String name, int priority, long tid) {
        this.name = name;
        this.priority = priority;
        this.tid = tid;
    }

    @Replace
    public static Thread currentThread() {
        if (main == null) {
            main = new Target_java_lang_Thread_Single("main", Thread.NORM_PRIORITY, 1);
        }
        return (Thread) (Object) main;
    }

    @Replace
    public boolean isAlive() {
        return (Object) this == main;
    }

    @Replace
    public StackTraceElement[] getStackTrace() {
        return (Object) this == main ? new Exception().getStackTrace() : new StackTraceElement[0];
    }

    @Remove("Java code in the kernel runs in one thread; others cannot be started")
    private native void start0();
}
