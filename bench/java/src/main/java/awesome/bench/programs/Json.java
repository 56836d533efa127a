package awesome.bench.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON (RFC 8259) parsed and printed: characters, switch, maps, lists, boxes, recursion. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** A document of this many records, parsed and printed. */
    static long run(int size) {
        String document = document(size);
        Object value = parse(document);
        StringBuilder printed = new StringBuilder();
        print(value, printed);
        if (!printed.toString().equals(document)) {
            throw new IllegalStateException("what was printed differs from what was parsed");
        }
        return document.hashCode() * 31L + document.length();
    }

    private static String document(int records) {
        Numbers numbers = new Numbers(17);
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("id", (long) i);
            each.put("name", "user \"" + numbers.below(1000) + "\"\n\u00e4\u4e2d");
            each.put("balance", numbers.below(100_000) / 4.0);
            each.put("active", numbers.below(2) == 0);
            each.put("parent", numbers.below(3) == 0 ? null : (long) numbers.below(1 << 20) * -977);
            List<Object> tags = new ArrayList<>();
            for (int j = numbers.below(5); j > 0; j--) {
                tags.add("tag" + numbers.below(50));
            }
            each.put("tags", tags);
            each.put("address", new LinkedHashMap<>(Map.of("zip", "0" + numbers.below(99999))));
            all.add(each);
        }
        StringBuilder out = new StringBuilder();
        print(all, out);
        return out.toString();
    }

    static Object parse(String text) {
        Json parser = new Json(text);
        Object value = parser.value();
        parser.skipSpace();
        if (parser.at != text.length()) {
            throw parser.error("end of text");
        }
        return value;
    }

    private IllegalArgumentException error(String expected) {
        return new IllegalArgumentException("expected " + expected + " at character " + at);
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("more text");
        }
        return text.charAt(at);
    }

    private boolean accept(char character) {
        skipSpace();
        if (peek() != character) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char character) {
        if (!accept(character)) {
            throw error("'" + character + "'");
        }
    }

    private Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw error(word);
        }
        at += word.length();
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (accept('}')) {
            return members;
        }
        do {
            skipSpace();
            String name = string();
            expect(':');
            members.put(name, value());
        } while (accept(','));
        expect('}');
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        expect('[');
        if (accept(']')) {
            return elements;
        }
        do {
            elements.add(value());
        } while (accept(','));
        expect(']');
        return elements;
    }

    private String string() {
        if (peek() != '"') {
            throw error("'\"'");
        }
        int start = ++at;
        while (peek() != '"' && peek() != '\\') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder out = new StringBuilder().append(text, start, at);
        while (peek() != '"') {
            char character = text.charAt(at++);
            out.append(character == '\\' ? escaped() : character);
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char character = peek();
        at++;
        return switch (character) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                int code = Integer.parseInt(text.substring(at, at + 4), 16);
                at += 4;
                yield (char) code;
            }
            default -> character;
        };
    }

    private Object number() {
        int start = at;
        boolean whole = true;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            char character = text.charAt(at++);
            whole &= character == '-' || character >= '0' && character <= '9';
        }
        if (at == start) {
            throw error("a value");
        }
        String digits = text.substring(start, at);
        if (whole) {
            return Long.parseLong(digits);
        }
        return Double.parseDouble(digits);
    }

    static void print(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            char separator = '{';
            for (Map.Entry<?, ?> each : members.entrySet()) {
                print((String) each.getKey(), out.append(separator));
                print(each.getValue(), out.append(':'));
                separator = ',';
            }
            out.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> elements) {
            char separator = '[';
            for (Object each : elements) {
                print(each, out.append(separator));
                separator = ',';
            }
            out.append(elements.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            print(string, out);
        } else {
            out.append(value);
        }
    }

    private static void print(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char character = string.charAt(i);
            switch (character) {
                case '"', '\\' -> out.append('\\').append(character);
                case '\n' -> out.append("\\n");
                default -> out.append(character);
            }
        }
        out.append('"');
    }
}
