package awesome.compiler.model;

/** The grammar of names and descriptors (JVMS 4.2.2 and 4.3). What a class file leaves out is null, and wrong. */
public final class Descriptors {
    private static final int MAX_DIMENSIONS = 255;

    private Descriptors() {}

    /** Whether a field or an ordinary method may have this name. */
    public static boolean isName(String name) {
        return name != null && !name.isEmpty() && name.chars().noneMatch(each -> ".;[/<>".indexOf(each) >= 0);
    }

    /** Whether a class may have this internal name. */
    public static boolean isClassName(String name) {
        if (name == null) {
            return false;
        }
        boolean inPart = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.' || c == ';' || c == '[' || c == '/' && !inPart) {
                return false;
            }
            inPart = c != '/';
        }
        return inPart;
    }

    /** Whether an instruction may name this as a class: an internal name or the descriptor of an array. */
    public static boolean isClassOrArray(String name) {
        return name != null && name.startsWith("[") ? isField(name) : isClassName(name);
    }

    /** Whether this is the descriptor of a type other than {@code void}. */
    public static boolean isField(String descriptor) {
        return descriptor != null && end(descriptor, 0) == descriptor.length();
    }

    /** Whether this is the descriptor of a method. */
    public static boolean isMethod(String descriptor) {
        if (descriptor == null || !descriptor.startsWith("(")) {
            return false;
        }
        int at = 1;
        while (at > 0 && at < descriptor.length() && descriptor.charAt(at) != ')') {
            at = end(descriptor, at);
        }
        if (at <= 0 || at >= descriptor.length()) {
            return false;
        }
        String result = descriptor.substring(at + 1);
        return result.equals("V") || isField(result);
    }

    /** Behind the type that starts there; -1 if none does. */
    private static int end(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '[') {
            at++;
        }
        if (at == text.length() || at - start > MAX_DIMENSIONS) {
            return -1;
        }
        if (text.charAt(at) != 'L') {
            return "BCDFIJSZ".indexOf(text.charAt(at)) < 0 ? -1 : at + 1;
        }
        int semicolon = text.indexOf(';', at);
        return semicolon < 0 || !isClassName(text.substring(at + 1, semicolon)) ? -1 : semicolon + 1;
    }
}
