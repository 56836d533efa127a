package awesome.kernel.boot;

import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's command line: words separated by blanks, {@code name} or {@code name=value}; a value with blanks
 * stands in double quotes. If a name comes again, the last one counts. What nobody asks for is ignored.
 */
public final class CommandLine {
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /** Takes {@code text} apart. */
    public CommandLine(String text) {
        int at = 0;
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
            } else {
                at = word(text, at);
            }
        }
    }

    private static boolean isBlank(char c) {
        return c <= ' ';
    }

    /** Takes the word that starts at {@code start}; where it ends. */
    private int word(String text, int start) {
        StringBuilder word = new StringBuilder();
        int equals = -1;
        boolean quoted = false;
        int at = start;
        for (; at < text.length() && (quoted || !isBlank(text.charAt(at))); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
                continue;
            }
            if (c == '=' && equals < 0) {
                equals = word.length();
            }
            word.append(c);
        }
        String whole = word.toString();
        names.add(equals < 0 ? whole : whole.substring(0, equals));
        values.add(equals < 0 ? "" : whole.substring(equals + 1));
        return at;
    }

    /** Whether {@code name} is there, with or without a value. */
    public boolean has(String name) {
        return names.lastIndexOf(name) >= 0;
    }

    /** Whether {@code name} is there, and {@code other} not behind it. */
    public boolean isLater(String name, String other) {
        return names.lastIndexOf(name) > names.lastIndexOf(other);
    }

    /** The value of {@code name}: empty if it has none, null if it is not there. */
    public String value(String name) {
        int at = names.lastIndexOf(name);
        return at < 0 ? null : values.get(at);
    }

    /** Whether {@code name=value} is there and not overruled. */
    public boolean is(String name, String value) {
        return value.equals(value(name));
    }

    /**
     * The number that {@code text} is, in base 16 with up to 16 digits after {@code 0x}, else in base 10 with up to 18;
     * {@code otherwise} if it is none.
     */
    public static long number(String text, long otherwise) {
        boolean hex = text.startsWith("0x");
        int digits = text.length() - (hex ? 2 : 0);
        if (digits == 0 || digits > (hex ? 16 : 18)) {
            return otherwise;
        }
        long value = 0;
        for (int i = hex ? 2 : 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), hex ? 16 : 10);
            if (digit < 0) {
                return otherwise;
            }
            value = value * (hex ? 16 : 10) + digit;
        }
        return value;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : " ").append(names.get(i));
            if (!values.get(i).isEmpty()) {
                out.append('=').append(values.get(i));
            }
        }
        return out.toString();
    }
}
