package awesome.conformance.patterns;

import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Groups: numbered, named, nested, optional, back references, regions. */
public final class Groups {
    private Groups() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Matcher date = Pattern.compile("(?<year>\\d{4})-(?<month>\\d\\d)(-(?<day>\\d\\d))?")
                .matcher("on 2024-01-15 and 2023-07.");
        while (date.find()) {
            System.out.println(date.group() + " " + date.group("year") + " " + date.group(2) + " " + date.group("day")
                    + " " + date.start("day")
                    + " " + date.end(1) + " " + date.groupCount());
        }
        System.out.println("abab xyxy abba".replaceAll("(..)\\1", "<$1>") + " "
                + "aXbXc".replaceFirst("(?<l>.)X(.)", "$2${l}") + " "
                + Pattern.matches("(a(b(c)?)?)*", "ababcab") + " " + "x".replaceAll("(y)?x", "[$1]"));
        Matcher region = Pattern.compile("^b+$").matcher("aabbaa").region(2, 4);
        System.out.println(region.matches() + " " + region.useAnchoringBounds(false).find() + " " + region.regionEnd()
                + " " + region.hitEnd());
        MatchResult result = Pattern.compile("(b)(x)?").matcher("abc").results().findFirst().get();
        System.out.println(result.group(1) + result.group(2) + result.start(2) + " "
                + Pattern.compile("o").matcher("foo boo").results().count());
        System.out.println(Pattern.compile("\\d+").matcher("a1b22").replaceAll(m -> "<"
                + Integer.parseInt(m.group()) * 2 + ">"));
        show(() -> Pattern.compile("(a)").matcher("b").group());
        Matcher found = Pattern.compile("(a)").matcher("a");
        System.out.println(found.lookingAt());
        show(() -> found.group(2));
        show(() -> found.group("none"));
        show(() -> "a".replaceAll("a", "$1"));
        show(() -> "a".replaceAll("a", "\\"));
    }
}
