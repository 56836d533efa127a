package awesome.conformance.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/** Splitting without regular expressions: by character, with indexOf, and lines of a text block. */
public final class Lines {
    private Lines() {}

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    public static void main(String[] arguments) {
        System.out.println(split("a,b,,c,", ',') + " " + split("", ',') + " " + split("\u20ac;x", ';'));
        String block = """
                first
                  second \\ \t tab
                "third" \
                joined
                """;
        System.out.print(block);
        for (String line : split(block, '\n')) {
            System.out.println(line.length() + ":" + line);
        }
        StringJoiner joiner = new StringJoiner("; ", "{", "}");
        joiner.setEmptyValue("empty");
        System.out.println(joiner);
        System.out.println(joiner.add("a").add("b"));
        StringTokenizer tokens = new StringTokenizer(" one two\tthree ");
        System.out.print(tokens.countTokens());
        while (tokens.hasMoreTokens()) {
            System.out.print("<" + tokens.nextToken() + ">");
        }
        System.out.println();
    }
}
