package awesome.run;

/** The program cannot be started; the message says why and what to do. */
final class CannotRunException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    CannotRunException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The launcher's exit status. */
    int status() {
        return status;
    }
}
