package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.security.Permission;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;

/** {@code java.security.AccessController}: there is no security manager, so everything is allowed. */
@TargetClass("java.security.AccessController")
@SuppressWarnings("removal")
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

    @Replace
    public static <T> T doPrivileged(
            PrivilegedAction<T> action, java.security.AccessControlContext context, Permission... permissions) {
        return action.run();
    }

    @Replace
    public static <T> T doPrivileged(PrivilegedAction<T> action, java.security.AccessControlContext context) {
        return action.run();
    }

    @Replace
    public static java.security.AccessControlContext getContext() {
        return null;
    }

    @Replace
    public static void checkPermission(Permission permission) {
        // Everything is allowed.
    }
}
