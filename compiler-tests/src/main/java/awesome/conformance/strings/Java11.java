package awesome.conformance.strings;

import java.util.stream.Collectors;

/** Newer methods of String: lines, indent, translateEscapes, chars. */
public final class Java11 {
    private Java11() {}

    public static void main(String[] arguments) {
        String text = "one\n  two\r\nthree\n\n";
        System.out.println(text.lines().map(s -> "[" + s + "]").collect(Collectors.joining()) + " "
                + text.lines().count());
        System.out.print(text.indent(2));
        System.out.print(text.indent(-1));
        System.out.println("  a\n    b\n  ".stripIndent() + "|" + "a\\tb\\u0041\\n".replace("\\u0041",
                "").translateEscapes() + "|");
        System.out.println("h\u20ac".chars().sum() + " " + "a\ud83d\ude00".codePoints().count() + " "
                + "hello".chars().filter(c -> c == 'l').count() + " " + "transform".transform(String::length));
        System.out.println("%s".formatted(String.join("-", "x", "y")) + " " + "a,b".contains(",") + " "
                + String.valueOf((Object) null));
    }
}
