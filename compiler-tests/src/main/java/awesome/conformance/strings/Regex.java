package awesome.conformance.strings;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splitting, matching and replacing with regular expressions. */
public final class Regex {
    private Regex() {}

    public static void main(String[] arguments) {
        System.out.println(Arrays.toString("a,b;;c".split("[,;]")) + Arrays.toString(" x  y ".split(" +")));
        System.out.println(Arrays.toString("a|b".split("\\|")) + Arrays.toString("boo:and:foo".split("o", -1)));
        System.out.println("banana".replaceAll("a(n)?", "<$1>") + " " + "x1y22".replaceFirst("\\d+", "#") + " "
                + "abc".matches("[a-c]+"));
        Matcher matcher = Pattern.compile("(\\w+)@(\\w+)\\.(com|org)").matcher("mail bob@site.com and eve@home.org now");
        while (matcher.find()) {
            System.out.println(matcher.group(1) + " at " + matcher.group(2) + " " + matcher.start() + "-"
                    + matcher.end());
        }
        System.out.println(Pattern.compile("^(?<key>[^=]+)=(.*)$").matcher("name=value=x").replaceAll("${key}:$2") + " "
                + Pattern.matches("(?i)HELLO", "hello") + " " + Pattern.quote("a.b"));
        System.out.println(Pattern.compile("(a|ab)(c|bcd)(d*)").matcher("abcd").matches() + " "
                + "aXbXc".split("X", 2)[1]);
        try {
            Pattern.compile("(unclosed");
        } catch (java.util.regex.PatternSyntaxException e) {
            System.out.println(e.getMessage());
        }
    }
}
