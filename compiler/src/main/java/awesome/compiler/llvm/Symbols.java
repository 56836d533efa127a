package awesome.compiler.llvm;

import java.nio.charset.StandardCharsets;

/** Quotes Java names for LLVM IR. */
final class Symbols {
    private Symbols() {}

    /** A global of LLVM IR, such as {@code @"java.lang.Object.hashCode()I"}. */
    static String global(String name) {
        return "@\"" + escape(name) + "\"";
    }

    /** Escapes for a quoted LLVM string or name. */
    static String escape(String name) {
        return isPlain(name) ? name : escaped(name);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (mustEscape(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mustEscape(int character) {
        return character < 0x20 || character >= 0x7f || character == '"' || character == '\\';
    }

    private static String escaped(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            if (mustEscape(each)) {
                out.append('\\').append(hex(each >> 4)).append(hex(each));
            } else {
                out.append((char) each);
            }
        }
        return out.toString();
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 15, 16));
    }
}
