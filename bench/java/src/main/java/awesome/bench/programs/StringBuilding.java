package awesome.bench.programs;

import java.util.ArrayList;
import java.util.List;

/** Text made, cut and searched: StringBuilder, concatenation, substring, indexOf, split by hand, upper case. */
final class StringBuilding {
    private StringBuilding() {}

    /** This many lines of text. */
    static long run(int lines) {
        Numbers numbers = new Numbers(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("line ").append(i).append(": ").append((char) ('a' + i % 26)).append(numbers.below(100_000))
                    .append(", ").append(numbers.next()).append(i % 3 == 0).append('\n');
        }
        String whole = text.toString();
        long sum = whole.hashCode();
        for (String each : split(whole, '\n')) {
            String name = "[" + each.substring(0, each.indexOf(':')).toUpperCase() + "/" + each.length() + "]";
            List<String> parts = split(each, ' ');
            sum = sum * 31 + name.hashCode() + String.join("+", parts).hashCode();
            sum += each.indexOf("true") + (each.contains("99") ? 5 : 0) + each.trim().compareTo(name);
            sum += Integer.parseInt(parts.get(2).substring(1, parts.get(2).length() - 1));
        }
        return sum + reversed(whole).hashCode();
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        if (from < text.length()) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static String reversed(String text) {
        char[] characters = new char[text.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = text.charAt(characters.length - 1 - i);
        }
        return new String(characters);
    }
}
