package awesome.runtime;

import java.util.HashMap;
import java.util.Map;

/**
 * Why initialisers failed. What is kept of an exception looks like it, as on HotSpot, but holds on to no object of the
 * program.
 */
final class InitializerFailures {
    private final Map<Class<?>, Error> descriptions = new HashMap<>();

    synchronized void put(Class<?> type, Throwable problem) {
        String message = problem.getMessage();
        Error description = new ExceptionInInitializerError("Exception " + problem.getClass().getName()
                + (message == null ? "" : ": " + message) + " [in thread \"" + Thread.currentThread().getName() + "\"]");
        description.setStackTrace(problem.getStackTrace());
        descriptions.put(type, description);
    }

    /** The description; null if the class did not fail. */
    synchronized Error get(Class<?> type) {
        return descriptions.get(type);
    }
}
