package awesome.conformance.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON from files and prints it with indentation; says where it is wrong. */
public final class JsonPrinter {
    private final String text;
    private int at;

    private JsonPrinter(String text) {
        this.text = text;
    }

    private static final class JsonException extends Exception {
        private static final long serialVersionUID = 1;

        JsonException(String message, int at) {
            super(message + " at " + at);
        }
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char wanted) throws JsonException {
        if (peek() != wanted) {
            throw new JsonException("expected '" + wanted + "'", at);
        }
        at++;
    }

    private Object value() throws JsonException {
        char first = peek();
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't', 'f', 'n' -> word();
            default -> number();
        };
    }

    private Object word() throws JsonException {
        for (String each : List.of("true", "false", "null")) {
            if (text.startsWith(each, at)) {
                at += each.length();
                return each.equals("null") ? null : (Object) each.equals("true");
            }
        }
        throw new JsonException("unknown word", at);
    }

    private Object number() throws JsonException {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            String number = text.substring(start, at);
            return number.matches("-?\\d{1,18}") ? (Object) Long.valueOf(number) : (Object) Double.valueOf(number);
        } catch (NumberFormatException e) {
            throw new JsonException("no value", start);
        }
    }

    private String string() throws JsonException {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char each = text.charAt(at++);
            if (each != '\\') {
                out.append(each);
                continue;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'u' -> {
                    out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> out.append(escaped);
            }
        }
        expect('"');
        return out.toString();
    }

    private List<Object> array() throws JsonException {
        List<Object> list = new ArrayList<>();
        expect('[');
        while (peek() != ']') {
            list.add(value());
            if (peek() != ']') {
                expect(',');
            }
        }
        expect(']');
        return list;
    }

    private Map<String, Object> object() throws JsonException {
        Map<String, Object> map = new LinkedHashMap<>();
        expect('{');
        while (peek() != '}') {
            peek();
            String key = string();
            expect(':');
            if (map.putIfAbsent(key, value()) != null) {
                throw new JsonException("second \"" + key + "\"", at);
            }
            if (peek() != '}') {
                expect(',');
            }
        }
        expect('}');
        return map;
    }

    private static void print(Object value, String indent, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append("{");
            String separator = "\n";
            for (Map.Entry<?, ?> each : map.entrySet()) {
                out.append(separator).append(indent).append("  \"").append(each.getKey()).append("\": ");
                print(each.getValue(), indent + "  ", out);
                separator = ",\n";
            }
            out.append(map.isEmpty() ? "}" : "\n" + indent + "}");
        } else if (value instanceof List<?> list) {
            out.append("[");
            String separator = "";
            for (Object each : list) {
                out.append(separator);
                print(each, indent, out);
                separator = ", ";
            }
            out.append("]");
        } else if (value instanceof String string) {
            out.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"');
        } else {
            out.append(value);
        }
    }

    public static void main(String[] arguments) throws IOException {
        int errors = 0;
        for (String each : arguments) {
            String text = each.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(each));
            try {
                JsonPrinter parser = new JsonPrinter(text);
                StringBuilder out = new StringBuilder();
                print(parser.value(), "", out);
                if (parser.peek() != 0) {
                    throw new JsonException("more text", parser.at);
                }
                System.out.println(out);
            } catch (JsonException e) {
                System.err.println(each + ": " + e.getMessage());
                errors++;
            }
        }
        System.exit(errors);
    }
}
