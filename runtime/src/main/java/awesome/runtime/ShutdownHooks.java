package awesome.runtime;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The hooks of {@code Runtime.addShutdownHook}: threads that run when the program ends, and what runs after them. */
public final class ShutdownHooks implements ExitActions.Action {
    private static final ShutdownHooks INSTANCE = new ShutdownHooks();

    private Map<Thread, Thread> threads;
    private final List<Runnable> afterwards = new ArrayList<>();
    private boolean started;

    private ShutdownHooks() {}

    private static ShutdownHooks bound() {
        ExitActions.bind(INSTANCE);
        return INSTANCE;
    }

    /** Adds a thread; its exceptions are those of {@link Runtime#addShutdownHook}. */
    public static void add(Thread hook) {
        bound().put(hook);
    }

    /** Takes a thread out; whether it was there. */
    public static boolean remove(Thread hook) {
        return bound().take(hook);
    }

    /** Has something done once all threads have ended. */
    public static void addLast(Runnable action) {
        synchronized (bound()) {
            INSTANCE.afterwards.add(action);
        }
    }

    private synchronized void put(Thread hook) {
        checkRunning();
        if (threads == null) {
            threads = new IdentityHashMap<>();
        }
        if (threads.containsKey(hook)) {
            throw new IllegalArgumentException("Hook previously registered");
        } else if (hook.isAlive()) {
            throw new IllegalArgumentException("Hook already running");
        }
        threads.put(hook, hook);
    }

    private synchronized boolean take(Thread hook) {
        checkRunning();
        return threads != null && threads.remove(hook) != null;
    }

    private void checkRunning() {
        if (started) {
            throw new IllegalStateException("Shutdown in progress");
        }
    }

    /** Whoever comes second waits for ever: the first one ends the process. */
    @Override
    public void run() {
        synchronized (ShutdownHooks.class) {
            List<Thread> hooks;
            synchronized (this) {
                if (started) {
                    return;
                }
                started = true;
                hooks = threads == null ? List.of() : new ArrayList<>(threads.keySet());
            }
            hooks.forEach(Thread::start);
            hooks.forEach(ShutdownHooks::join);
            for (Runnable each : afterwards) {
                each.run();
            }
        }
    }

    private static void join(Thread hook) {
        while (true) {
            try {
                hook.join();
                return;
            } catch (InterruptedException ignored) {
                // The program ends all the same.
            }
        }
    }
}
