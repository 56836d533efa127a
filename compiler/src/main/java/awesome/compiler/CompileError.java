package awesome.compiler;

/**
 * What the compiler cannot accept in its input. The message says what is wrong, where (class, method,
 * line), how the place is reached, and what to do.
 */
public final class CompileError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error with this message, shown as it is. */
    public CompileError(String message) {
        super(message);
    }

    /** An error with this message and what led to it. */
    public CompileError(String message, Throwable cause) {
        super(message, cause);
    }
}
