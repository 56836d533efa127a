package awesome.kernel.elf;

import awesome.abi.linux.Errno;

/** A file cannot be executed, and why, for a person; the program that tried is told the error number. */
public final class ProgramFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int errno;
    private final boolean notable;

    /** With one of the numbers of {@link Errno} and a text that names the file. */
    public ProgramFormatException(int errno, String message) {
        this(errno, message, true);
    }

    private ProgramFormatException(int errno, String message, boolean notable) {
        super(message, null, false, false);
        this.errno = errno;
        this.notable = notable;
    }

    /** For what programs try as a matter of course, such as executing whatever a search path leads to. */
    public static ProgramFormatException ordinary(int errno, String message) {
        return new ProgramFormatException(errno, message, false);
    }

    /** Whether the error number alone would leave a person puzzled. */
    public boolean isNotable() {
        return notable;
    }

    /** The error number, positive. */
    public int errno() {
        return errno;
    }
}
