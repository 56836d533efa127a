package awesome.kernel.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import org.junit.jupiter.api.function.Executable;

/** Expectations about error numbers. */
public final class Errors {
    private Errors() {}

    /** {@code action} fails with {@code errno}. */
    public static void assertErrno(int errno, Executable action) {
        ErrnoException thrown = assertThrows(ErrnoException.class, action);
        assertEquals(Errno.name(errno), Errno.name(thrown.errno()));
    }
}
