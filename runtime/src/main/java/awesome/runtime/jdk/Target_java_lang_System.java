package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Remove;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.ArrayCopies;
import awesome.runtime.Platform;
import awesome.runtime.SystemProperties;
import awesome.runtime.Variables;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.IdentityHash;
import awesome.runtime.io.PlatformInput;
import awesome.runtime.io.Utf8PrintStream;
import java.io.BufferedInputStream;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;

/** {@code java.lang.System}, without a security manager and modules. The streams can be changed, so they are not final. */
@TargetClass(value = "java.lang.System", whole = true)
public final class Target_java_lang_System {
    @Replace public static InputStream in = new BufferedInputStream(new PlatformInput());
    @Replace public static PrintStream out = new Utf8PrintStream(Platform.OUTPUT);
    @Replace public static PrintStream err = new Utf8PrintStream(Platform.ERROR);

    @Replace
    public static void arraycopy(Object from, int fromIndex, Object to, int toIndex, int length) {
        ArrayCopies.copy(from, fromIndex, to, toIndex, length);
    }

    @Replace
    public static int identityHashCode(Object object) {
        return IdentityHash.of(object);
    }

    @Replace
    public static long nanoTime() {
        return Platform.current().nanoTime();
    }

    @Replace
    public static long currentTimeMillis() {
        return Platform.current().currentTimeMillis();
    }

    @Replace
    public static void exit(int status) {
        Runtime.getRuntime().exit(status);
    }

    @Replace
    public static void gc() {
        Heap.current().collect(false);
    }

    @Replace
    public static String lineSeparator() {
        return "\n";
    }

    @Replace
    public static void setIn(InputStream stream) {
        in = stream;
    }

    @Replace
    public static void setOut(PrintStream stream) {
        out = stream;
    }

    @Replace
    public static void setErr(PrintStream stream) {
        err = stream;
    }

    @Replace
    public static Properties getProperties() {
        return SystemProperties.all();
    }

    @Replace
    public static void setProperties(Properties properties) {
        SystemProperties.set(properties);
    }

    @Replace
    public static String getProperty(String key) {
        return SystemProperties.get(checked(key));
    }

    @Replace
    public static String getProperty(String key, String otherwise) {
        String value = getProperty(key);
        return value == null ? otherwise : value;
    }

    @Replace
    public static String setProperty(String key, String value) {
        return (String) SystemProperties.all().setProperty(checked(key), value);
    }

    @Replace
    public static String clearProperty(String key) {
        return (String) SystemProperties.all().remove(checked(key));
    }

    @Inject
    private static String checked(String key) {
        if (key == null) {
            throw new NullPointerException("key can't be null");
        } else if (key.isEmpty()) {
            throw new IllegalArgumentException("key can't be empty");
        }
        return key;
    }

    @Replace
    @SuppressWarnings("removal")
    public static SecurityManager getSecurityManager() {
        return null;
    }

    @Replace
    static boolean allowSecurityManager() {
        return false;
    }

    @Replace
    public static String getenv(String name) {
        return Variables.get(name);
    }

    @Replace
    public static Map<String, String> getenv() {
        return Variables.all();
    }

    /** A program that talks to a person uses the standard streams. */
    @Replace
    public static Console console() {
        return null;
    }

    @Replace
    public static void runFinalization() {
        // There are no finalizers.
    }

    @Remove("shared libraries cannot be loaded: there is no JNI")
    public static native void loadLibrary(String name);
}
