package awesome.runtime.exception;

/** From symbols of the image ({@code pkg.Class.name(descriptor)return}) to lines of a stack trace. */
final class TraceNames {
    private TraceNames() {}

    /** The class of a symbol; the empty string if the symbol is not that of a method. */
    static String className(String symbol) {
        int dot = lastDot(symbol);
        return dot < 0 ? "" : symbol.substring(0, dot);
    }

    /** The method of a symbol, or all of a symbol that is not that of a method. */
    static String methodName(String symbol) {
        int parenthesis = symbol.indexOf('(');
        return symbol.substring(lastDot(symbol) + 1, parenthesis < 0 ? symbol.length() : parenthesis);
    }

    private static int lastDot(String symbol) {
        int parenthesis = symbol.indexOf('(');
        return symbol.lastIndexOf('.', parenthesis < 0 ? symbol.length() : parenthesis);
    }

    /** Whether a frame is none on HotSpot: the class of a lambda, and the runtime between a use of a class and its initialiser. */
    static boolean isAlwaysHidden(String symbol) {
        String owner = className(symbol);
        return owner.indexOf("$$Lambda$") >= 0 || owner.equals("awesome.runtime.ClassInitialization");
    }

    /** Whether a frame at the top of a trace belongs to the making of the exception, not to the program. */
    static boolean isHidden(String symbol, Class<?> exception) {
        String owner = className(symbol);
        String method = methodName(symbol);
        if (owner.startsWith("awesome.runtime.exception.")
                || owner.equals("awesome.runtime.ImplicitExceptions")
                || owner.equals("awesome.runtime.ArrayCopies")
                || owner.equals("awesome.runtime.Monitors")
                || owner.startsWith("awesome.runtime.TypeTests")
                || owner.startsWith("awesome.runtime.heap.")) {
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

    /** Whether a frame at the bottom of a trace only starts the program. */
    static boolean isStart(String owner) {
        return owner.equals("awesome.runtime.linux.LinuxStart");
    }

    /** The element, with the module that HotSpot would print. */
    static StackTraceElement element(String symbol, String file, int line) {
        String owner = className(symbol);
        boolean base = owner.startsWith("java.") || owner.startsWith("jdk.internal.") || owner.startsWith("sun.");
        return new StackTraceElement(null, base ? "java.base" : null, null, owner, methodName(symbol),
                file.isEmpty() ? null : file, line == 0 ? -1 : line);
    }
}
