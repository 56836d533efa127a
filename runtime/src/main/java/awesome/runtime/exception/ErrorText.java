package awesome.runtime.exception;

import awesome.runtime.Platform;

/** Text on the standard error stream, without {@code System.err}. */
public final class ErrorText {
    private static final byte[] BUFFER = new byte[256];

    private ErrorText() {}

    /** Prints the low bytes of the characters of {@code text}; does not allocate. */
    public static void print(String text) {
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            if (used == BUFFER.length) {
                Platform.current().write(Platform.ERROR, BUFFER, 0, used);
                used = 0;
            }
            BUFFER[used++] = (byte) text.charAt(i);
        }
        Platform.current().write(Platform.ERROR, BUFFER, 0, used);
    }

    /** Prints the exception as {@code Throwable.printStackTrace} does, causes included. */
    public static void printTrace(Throwable exception) {
        print(exception.toString());
        print("\n");
        StackTraceElement[] trace = exception.getStackTrace();
        printFrames(trace, trace.length);
        Throwable cause = exception.getCause();
        while (cause != null) {
            StackTraceElement[] inner = cause.getStackTrace();
            int common = commonFrames(trace, inner);
            print("Caused by: ");
            print(cause.toString());
            print("\n");
            printFrames(inner, inner.length - common);
            if (common > 0) {
                print("\t... ");
                print(Integer.toString(common));
                print(" more\n");
            }
            trace = inner;
            cause = cause.getCause();
        }
    }

    private static void printFrames(StackTraceElement[] trace, int count) {
        for (int i = 0; i < count; i++) {
            print("\tat ");
            print(trace[i].toString());
            print("\n");
        }
    }

    private static int commonFrames(StackTraceElement[] outer, StackTraceElement[] inner) {
        int common = 0;
        while (common < outer.length && common < inner.length
                && outer[outer.length - 1 - common].equals(inner[inner.length - 1 - common])) {
            common++;
        }
        return common;
    }
}
