package awesome.runtime.exception;

/** From classes and methods of the image to lines of a stack trace. */
final class TraceNames {
    /** What the line table has as the file of methods that are native on HotSpot. */
    private static final String NATIVE_FILE = "native";
    /** The line of such an element, as {@code StackTraceElement} defines it. */
    private static final int NATIVE_LINE = -2;

    private TraceNames() {}

    /**
     * Whether a frame is none on HotSpot: the class of a lambda, the bridge of a method reference, and the runtime
     * between a use of a class and its initialiser.
     */
    static boolean isAlwaysHidden(String owner, String method) {
        return owner.indexOf("$$Lambda$") >= 0
                || owner.equals("awesome.runtime.ClassInitialization")
                || method.startsWith("reference$");
    }

    /** Whether a frame at the top of a trace belongs to the making of the exception, not to the program. */
    static boolean isHidden(String owner, String method, Class<?> exception) {
        if (owner.startsWith("awesome.runtime.exception.")
                || owner.equals("awesome.runtime.ImplicitExceptions")
                || owner.equals("awesome.runtime.ArrayCopies")
                || owner.equals("awesome.runtime.ArrayElements")
                || owner.endsWith(".ThreadEntries") && owner.startsWith("awesome.")
                || owner.startsWith("awesome.runtime.thread.")
                || owner.startsWith("awesome.runtime.TypeTests")
                || owner.startsWith("awesome.runtime.heap.")
                || owner.startsWith("java.lang.String") && method.equals("outside")) {
            return true;
        }
        if (method.equals("<init>") || method.equals("fillInStackTrace")) {
            for (Class<?> each = exception; each != null; each = each.getSuperclass()) {
                if (each.getName().equals(owner)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a class is of the runtime; the names of assembly routines are empty. */
    static boolean isRuntime(String owner) {
        return owner.isEmpty() || owner.startsWith("awesome.runtime.");
    }

    /** Whether a frame at the bottom of a trace only starts the program. */
    static boolean isStart(String owner) {
        return owner.equals("awesome.runtime.linux.LinuxStart")
                || owner.endsWith(".ThreadEntries") && owner.startsWith("awesome.")
                || owner.equals("awesome.runtime.thread.JavaThreads");
    }

    /** The element, with the module that HotSpot would print. */
    static StackTraceElement element(String owner, String method, String file, int line) {
        if (file.equals(NATIVE_FILE)) {
            int nested = owner.indexOf('$');
            String outer = owner.substring(owner.lastIndexOf('.') + 1, nested < 0 ? owner.length() : nested);
            return new StackTraceElement(null, "java.base", null, owner, method, outer + ".java", NATIVE_LINE);
        }
        boolean base = owner.startsWith("java.") || owner.startsWith("jdk.internal.") || owner.startsWith("sun.");
        return new StackTraceElement(null, base ? "java.base" : null, null, owner, method,
                file.isEmpty() ? null : file, line == 0 ? -1 : line);
    }
}
