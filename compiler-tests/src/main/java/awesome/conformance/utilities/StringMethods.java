package awesome.conformance.utilities;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** String: stripping, lines, indentation, comparing, joining, translating. */
public final class StringMethods {
    private StringMethods() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        String text = "\u2003 \thello World \u00a0\n";
        System.out.println("<" + text.strip() + "><" + text.trim() + "><" + text.stripLeading() + "><"
                + text.stripTrailing() + "> " + " \u2000".isBlank());
        System.out.println("a\nb\r\nc\rd\n".lines().toList() + " " + "  x\n y".stripIndent() + "|"
                + "x\n  y\n".indent(2) + "|" + " x\n   y".indent(-2) + "|"
                + "a\\tb\\101".translateEscapes());

        System.out.println("ab".repeat(3) + " " + "hello".chars().sum() + " " + "a\ud83d\ude00b".codePointCount(0, 4)
                + " " + "x".compareToIgnoreCase("Y") + " "
                + "abc".compareTo("abd") + " " + "abc".compareTo("ab") + " "
                + "HELLO".regionMatches(true, 1, "xell", 1, 3) + " "
                + "Stra\u00dfe".equalsIgnoreCase("STRASSE") + " " + "Stra\u00dfe".toUpperCase(Locale.ROOT) + " "
                + "\u0130I".toLowerCase(Locale.ROOT).length()
                + " " + "title".toUpperCase(Locale.ENGLISH) + " " + "\u03a3\u03a3".toLowerCase(Locale.ROOT));
        System.out.println(String.join("-", List.of("a", "b")) + " " + "%s=%d".formatted("x", 3) + " "
                + "abc".transform(each -> each + "!") + " "
                + "a,b,,".split(",").length + " " + "banana".replace("an", "<>") + " " + "banana".replace('a', 'o')
                + " " + "banana".indexOf("na", 3) + " "
                + "banana".lastIndexOf('a', 4) + " " + "banana".contains("nan") + " " + "banana".startsWith("na", 2)
                + " " + "abc".contentEquals(
                new StringBuilder("abc")) + " " + String.valueOf(new char[] {'x', 'y'}, 1, 1) + " "
                + String.copyValueOf(new char[] {'z'}));
        String block = """
                one
                  "two"\ttab
                three \
                joined
                """;
        System.out.println(block + block.length() + " " + "x".equals(null) + " " + "hash".hashCode() + " "
                + "".isEmpty() + " " + "a".concat("b"));
        show(() -> "abc".substring(2, 1));
        show(() -> "abc".charAt(3));
        show(() -> "abc".substring(4));
        show(() -> "x".repeat(-1));
        show(() -> "\\q".translateEscapes());
        show(() -> String.join(",", (List<String>) null));
        show(() -> "abc".codePointAt(-1));
    }
}
