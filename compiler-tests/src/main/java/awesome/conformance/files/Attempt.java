package awesome.conformance.files;

import java.util.concurrent.Callable;

/** Shows what something gives, or what it throws. */
public final class Attempt {
    private Attempt() {}

    /** Prints the name and the result, or the exception with its causes. */
    public static void show(String name, Callable<?> action) {
        try {
            System.out.println(name + ": " + action.call());
        } catch (Exception e) {
            StringBuilder text = new StringBuilder(name + " throws " + e);
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                text.append(" because of ").append(cause);
            }
            System.out.println(text);
        }
    }
}
