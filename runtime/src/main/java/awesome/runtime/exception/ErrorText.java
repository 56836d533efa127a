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
        for (StackTraceElement element : exception.getStackTrace()) {
            print("\tat ");
            print(element.toString());
            print("\n");
        }
        Throwable cause = exception.getCause();
        if (cause != null) {
            print("Caused by: ");
            printTrace(cause);
        }
    }
}
