package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;

/** {@code java.security.AccessController}: there is no security manager, so everything is allowed. */
@TargetClass("java.security.AccessController")
public final class Target_java_security_AccessController {
    @Replace
    public static <T> T doPrivileged(PrivilegedAction<T> action) {
        return action.run();
    }

    @Replace
    public static <T> T doPrivileged(PrivilegedExceptionAction<T> action) throws PrivilegedActionException {
        try {
            return action.run();
        } catch (RuntimeException exception) {
            throw exception;
        } catch (Exception exception) {
            throw new PrivilegedActionException(exception);
        }
    }
}
