package awesome.random.program;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Literals of the primitive types and strings, mostly those at which arithmetic goes wrong. */
final class Literals {
    private static final Map<String, List<String>> CORNERS = Map.of(
            "boolean", List.of("true", "false"),
            "byte", List.of("((byte) 0)", "((byte) 1)", "((byte) -1)", "((byte) 127)", "((byte) -128)", "((byte) 7)"),
            "short", List.of("((short) 0)", "((short) 1)", "((short) -1)", "Short.MAX_VALUE", "Short.MIN_VALUE",
                    "((short) 255)"),
            "char", List.of("'a'", "'Z'", "'0'", "' '", "'\\0'", "'\\uffff'", "'\\u00e4'", "'\\u20ac'"),
            "int", List.of("0", "1", "(-1)", "2", "3", "7", "10", "31", "32", "33", "63", "64", "127", "128", "255",
                    "(-128)", "32767", "(-32768)", "65535", "65536", "0x55555555", "Integer.MAX_VALUE",
                    "Integer.MIN_VALUE", "(Integer.MIN_VALUE + 1)"),
            "long", List.of("0L", "1L", "(-1L)", "2L", "5L", "10L", "63L", "64L", "0xffffffffL", "0x80000000L",
                    "(-0x80000000L)", "0x5555555555555555L", "Long.MAX_VALUE", "Long.MIN_VALUE",
                    "(Long.MIN_VALUE + 1)"),
            "float", List.of("0f", "(-0f)", "1f", "(-1.5f)", "0.1f", "3e9f", "(-2e10f)", "1e30f", "Float.MIN_VALUE",
                    "Float.MAX_VALUE", "Float.NaN", "Float.POSITIVE_INFINITY", "Float.NEGATIVE_INFINITY"),
            "double", List.of("0.0", "(-0.0)", "1.0", "(-2.5)", "0.1", "1e10", "(-3e19)", "1e300", "Double.MIN_VALUE",
                    "Double.MAX_VALUE", "Double.NaN", "Double.POSITIVE_INFINITY", "Double.NEGATIVE_INFINITY"),
            "String", List.of("\"\"", "\"a\"", "\"Aa\"", "\"BB\"", "\"12\"", "\"-7\"", "\"abc def\"", "\"Hello\"",
                    "\" x \"", "\"\\u00e4\\u00f6\"", "\"\\u20ac5\"", "\"aXbXc\""));

    private static final Map<String, String> SIMPLEST = Map.of("boolean", "false", "byte", "((byte) 0)",
            "short", "((short) 0)", "char", "'a'", "int", "0", "long", "0L", "float", "0f", "double", "0.0",
            "String", "\"\"");

    private Literals() {}

    static boolean has(String type) {
        return CORNERS.containsKey(type);
    }

    /** A literal of a type that {@linkplain #has has} some. */
    static String any(String type, Random random) {
        if (random.nextInt(4) == 0) {
            if (type.equals("int")) {
                return Integer.toString(random.nextInt() >>> 1 + random.nextInt(31));
            } else if (type.equals("long")) {
                return (random.nextLong() >>> 1 + random.nextInt(63)) + "L";
            } else if (type.equals("double")) {
                return random.nextInt(1000) + "." + random.nextInt(100);
            }
        }
        List<String> corners = CORNERS.get(type);
        return corners.get(random.nextInt(corners.size()));
    }

    /** What reduced programs use for expressions of a type. */
    static String simplest(String type) {
        return SIMPLEST.getOrDefault(type, "((" + type + ") null)");
    }
}
