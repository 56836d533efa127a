package awesome.compiler.llvm;

import java.nio.charset.StandardCharsets;

/** Quotes Java names for LLVM IR and for the assembler. */
final class Symbols {
    private Symbols() {}

    /** A global of LLVM IR, such as {@code @"java.lang.Object.hashCode()I"}. */
    static String global(String name) {
        return "@\"" + escape(name) + "\"";
    }

    /** Escapes for a quoted LLVM string or name. */
    static String escape(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            if (each < 0x20 || each >= 0x7f || each == '"' || each == '\\') {
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

    /** A quoted symbol of the GNU assembler. */
    static String assembler(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
