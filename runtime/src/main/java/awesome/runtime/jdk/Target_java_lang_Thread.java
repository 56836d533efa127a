package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.exception.UncaughtExceptions;
import awesome.runtime.thread.JavaThreads;
import awesome.runtime.thread.ThreadArea;
import awesome.runtime.thread.Threads;

/** {@code java.lang.Thread}: {@code eetop} is the address of a thread's area while it lives. */
@TargetClass("java.lang.Thread")
public final class Target_java_lang_Thread {
    private static final int NOT_STARTED = 0;

    @Alias private volatile String name;
    @Alias private int priority;
    @Alias private long tid;
    @Alias private ThreadGroup group;
    @Alias private Object blockerLock;
    @Alias private volatile long eetop;
    @Alias private volatile int threadStatus;
    @Alias private long stackSize;
    @Alias private volatile Thread.UncaughtExceptionHandler uncaughtExceptionHandler;
    @Alias private static volatile Thread.UncaughtExceptionHandler defaultUncaughtExceptionHandler;

    /** The main thread: the other constructors ask the current thread for its group. */
    @Inject
    private Target_java_lang_Thread(ThreadGroup group) {
        this.name = "main";
        this.priority = Thread.NORM_PRIORITY;
        this.tid = 1;
        this.group = group;
        this.blockerLock = new Object();
        this.threadStatus = ThreadArea.RUNNABLE;
    }

    /** The object of the thread that runs {@code main}. */
    @Inject
    public static Thread newMain() {
        ThreadGroup system = (ThreadGroup) (Object) new Target_java_lang_ThreadGroup();
        return (Thread) (Object) new Target_java_lang_Thread(new ThreadGroup(system, "main"));
    }

    @Replace
    public static Thread currentThread() {
        return (Thread) Objects.decode(ThreadArea.currentThread());
    }

    @Replace
    private void start0() {
        threadStatus = ThreadArea.RUNNABLE;
        ((JavaThreads) Threads.current()).start((Thread) (Object) this, stackSize);
    }

    @Replace
    public boolean isAlive() {
        return eetop != 0;
    }

    @Replace
    public Thread.State getState() {
        long area = eetop;
        return state(area == 0 ? threadStatus : ThreadArea.status(Address.of(area)));
    }

    @Inject
    private static Thread.State state(int status) {
        return switch (status) {
            case NOT_STARTED -> Thread.State.NEW;
            case ThreadArea.TERMINATED -> Thread.State.TERMINATED;
            case ThreadArea.BLOCKED -> Thread.State.BLOCKED;
            case ThreadArea.WAITS -> Thread.State.WAITING;
            case ThreadArea.WAITS_WITH_LIMIT -> Thread.State.TIMED_WAITING;
            default -> Thread.State.RUNNABLE;
        };
    }

    @Replace
    public StackTraceElement[] getStackTrace() {
        return (Object) this == currentThread()
                ? new Exception().getStackTrace()
                : ((JavaThreads) Threads.current()).trace((Thread) (Object) this);
    }

    @Alias
    private native void exit();

    /** The area of a thread; zero before its start and after its end. */
    @Inject
    public static Address area(Thread thread) {
        return Address.of(((Target_java_lang_Thread) (Object) thread).eetop);
    }

    /** Notes the area of a thread that starts, or zero for one that did not start. */
    @Inject
    public static void setArea(Thread thread, Address area) {
        ((Target_java_lang_Thread) (Object) thread).eetop = area.bits();
    }

    /** Hands an exception that ended a thread to its handler, or prints it. */
    @Inject
    public static void uncaught(Thread thread, Throwable exception) {
        Target_java_lang_Thread target = (Target_java_lang_Thread) (Object) thread;
        Thread.UncaughtExceptionHandler handler = target.uncaughtExceptionHandler;
        if (handler == null) {
            handler = defaultUncaughtExceptionHandler;
        }
        try {
            if (handler == null) {
                UncaughtExceptions.print(target.name, exception);
            } else {
                handler.uncaughtException(thread, exception);
            }
        } catch (Throwable second) {
            // What a handler throws is ignored, says Thread.UncaughtExceptionHandler.
        }
    }

    /** Ends the life of a thread and tells those who join it. */
    @Inject
    public static void end(Thread thread) {
        Target_java_lang_Thread target = (Target_java_lang_Thread) (Object) thread;
        try {
            target.exit();
        } finally {
            synchronized (thread) {
                target.threadStatus = ThreadArea.TERMINATED;
                target.eetop = 0;
                thread.notifyAll();
            }
        }
    }

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
        return Threads.current().holds(java.util.Objects.requireNonNull(object));
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
        Threads.current().setPriority((Thread) (Object) this, wanted);
    }

    @Replace
    private void setNativeName(String wanted) {
        // Nobody outside sees it.
    }
}
