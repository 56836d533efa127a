package awesome.runtime.jdk;

import awesome.magic.Remove;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.ArrayCopies;
import awesome.runtime.Platform;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.IdentityHash;
import awesome.runtime.io.PlatformInput;
import awesome.runtime.io.Utf8PrintStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Map;

/** {@code java.lang.System}, without properties of a JVM, a security manager and modules. */
@TargetClass(value = "java.lang.System", whole = true)
public final class Target_java_lang_System {
    @Replace public static final InputStream in = new PlatformInput();
    @Replace public static final PrintStream out = new Utf8PrintStream(Platform.OUTPUT);
    @Replace public static final PrintStream err = new Utf8PrintStream(Platform.ERROR);

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
        Platform.current().exit(status);
    }

    @Replace
    public static void gc() {
        Heap.current().collect(false);
    }

    @Replace
    public static String lineSeparator() {
        return "\n";
    }

    /** The few properties that say how text and paths look. */
    @Replace
    public static String getProperty(String key) {
        return switch (key) {
            case "line.separator" -> "\n";
            case "file.separator" -> "/";
            case "path.separator" -> ":";
            case "file.encoding", "native.encoding" -> "UTF-8";
            case "java.specification.version", "java.version" -> "17";
            case "os.arch" -> "amd64";
            default -> {
                if (key.isEmpty()) {
                    throw new IllegalArgumentException("key can't be empty");
                }
                yield null;
            }
        };
    }

    @Replace
    public static String getProperty(String key, String otherwise) {
        String value = getProperty(key);
        return value == null ? otherwise : value;
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
        return null;
    }

    @Replace
    public static Map<String, String> getenv() {
        return Collections.emptyMap();
    }

    @Remove("shared libraries cannot be loaded: there is no JNI")
    public static native void loadLibrary(String name);
}
