package awesome.kernel.error;

import awesome.abi.linux.Errno;

/**
 * A system call cannot do what it was asked for, for a reason that the program is told as an error number. Part of
 * normal operation: it has no stack trace.
 */
public final class ErrnoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int errno;

    /** With one of the numbers of {@link Errno}. */
    public ErrnoException(int errno) {
        super(null, null, false, false);
        this.errno = errno;
    }

    /** The error number, positive. */
    public int errno() {
        return errno;
    }

    @Override
    public String getMessage() {
        return Errno.name(errno);
    }
}
