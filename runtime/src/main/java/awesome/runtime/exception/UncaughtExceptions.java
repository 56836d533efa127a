package awesome.runtime.exception;

import awesome.magic.MayAllocate;
import awesome.runtime.Platform;

/** What happens to an exception that nobody catches: it is printed, and the program ends with status 1. */
public final class UncaughtExceptions {
    private static final Object ONE_AT_A_TIME = new Object();

    private static boolean ending;

    private UncaughtExceptions() {}

    /** Ends the program because of {@code exception}. Does not return. */
    @MayAllocate("the program ends here")
    public static void end(Throwable exception) {
        if (!ending) {
            ending = true;
            try {
                ErrorText.print("Exception in thread \"main\" ");
                ErrorText.printTrace(exception);
            } catch (Throwable second) {
                ErrorText.print("\n(and an exception while printing it)\n");
            }
        }
        Platform.current().exit(1);
    }

    /** Prints the exception that ended a thread which is not all of the program. */
    public static void print(String thread, Throwable exception) {
        synchronized (ONE_AT_A_TIME) {
            ErrorText.print("Exception in thread \"");
            ErrorText.print(thread);
            ErrorText.print("\" ");
            ErrorText.printTrace(exception);
        }
    }
}
