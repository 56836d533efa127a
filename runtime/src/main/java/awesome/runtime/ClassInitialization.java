package awesome.runtime;

import awesome.magic.EntryPoint;
import awesome.magic.Foreign;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.jdk.Target_java_lang_Class;
import awesome.runtime.thread.Threads;

/**
 * Runs static initialisers at first use (JVMS 5.5). Compiled code calls here when {@code initState} is not
 * {@link Hubs#INIT_DONE}.
 */
public final class ClassInitialization {
    /** Held while states change, not while initialisers run. */
    private static final Object LOCK = new Object();
    private static final InitializerFailures FAILURES = new InitializerFailures();

    private ClassInitialization() {}

    /** Returns once {@code type} is initialised, or at once if this thread is busy initialising it. */
    @EntryPoint("rt_class_init")
    public static void initialize(Class<?> type) {
        Target_java_lang_Class<?> hub = Target_java_lang_Class.of(type);
        if (!begin(hub)) {
            return;
        }
        try {
            if ((hub.kindFlags & Hubs.FLAG_INTERFACE) == 0) {
                if (hub.superclass != null) {
                    initialize(hub.superclass);
                }
                initializeInterfaces(hub);
            }
            if (hub.initializer != 0) {
                run(Objects.addressOf(type).plus(hub.initializer));
            }
        } catch (Error error) {
            fail(type, error);
            throw error;
        } catch (Throwable exception) {
            fail(type, exception);
            throw new ExceptionInInitializerError(exception);
        }
        end(hub, Hubs.INIT_DONE);
    }

    /** Whether the current thread is to run the initialiser; waits while another thread runs it. */
    private static boolean begin(Target_java_lang_Class<?> hub) {
        synchronized (LOCK) {
            int self = Threads.current().currentId();
            while (hub.initState == Hubs.INIT_RUNNING && hub.initThread != self) {
                Threads.current().awaitQuietly(LOCK);
            }
            if (hub.initState == Hubs.INIT_FAILED) {
                Error error = new NoClassDefFoundError("Could not initialize class " + hub.name);
                error.initCause(FAILURES.get((Class<?>) (Object) hub));
                throw error;
            }
            if (hub.initState != Hubs.INIT_PENDING) {
                return false;
            }
            hub.initThread = self;
            hub.initState = Hubs.INIT_RUNNING;
            return true;
        }
    }

    private static void fail(Class<?> type, Throwable problem) {
        try {
            FAILURES.put(type, problem);
        } catch (OutOfMemoryError | StackOverflowError ignored) {
            // Later uses say less then.
        }
        end(Target_java_lang_Class.of(type), Hubs.INIT_FAILED);
    }

    private static void end(Target_java_lang_Class<?> hub, int state) {
        synchronized (LOCK) {
            hub.initState = state;
            Threads.current().wake(LOCK, true);
        }
    }

    /** Initialises the interfaces with default methods, the farthest first. */
    private static void initializeInterfaces(Target_java_lang_Class<?> hub) {
        for (Class<?> each : hub.interfaces) {
            Target_java_lang_Class<?> implemented = Target_java_lang_Class.of(each);
            initializeInterfaces(implemented);
            if ((implemented.kindFlags & Hubs.FLAG_DEFAULT_METHODS) != 0) {
                initialize(each);
            }
        }
    }

    /** Calls the static method without parameters whose code is there; what it throws comes out here. */
    @Foreign(value = "rt_call", mayThrow = true)
    private static void run(Address code) {
        throw new IllegalStateException("there is no compiled code on the host, so none at " + code);
    }
}
