package awesome.libraries;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;

/** RE2/J: expressions are compiled, found, replaced and refused; bad ones take no longer than others. */
public final class Re2j {
    private static final String[] PATTERNS = {"a+b?", "(\\w+)@(\\w+)\\.(com|org)", "^\\s*(?i:hello)\\b",
        "(?P<year>\\d{4})-(?P<month>\\d\\d)", "[^a-z0-9\\s]+", "(a|b)*c", "\\p{Greek}+", "x{2,4}?", "(?s)a.b",
        "[[:alpha:]]{5,}", "\\bfox\\b|\\bdog\\b", "$"};
    private static final String[] TEXTS = {"", "aaab ab b", "write to jane@example.org or joe@test.com!",
        "  HELLO world", "from 2019-05 to 2024-11", "abababc", "\u03b1\u03b2\u03b3 abc \u00e4", "xxxxxxx", "a\nb",
        "the quick brown fox, the dog"};
    private static final String[] WRONG = {"(", "a**", "[z-a]", "x{3,2}", "\\8", "(?P<n>a)(?P<n>b)", "[[:nope:]]",
        "a{1001}", "(?<=x)"};

    private Re2j() {}

    public static void main(String[] arguments) {
        for (String expression : PATTERNS) {
            Pattern pattern = Pattern.compile(expression);
            System.out.println(pattern + " groups " + pattern.groupCount() + " " + pattern.namedGroups());
            for (String text : TEXTS) {
                show(pattern, text);
            }
        }
        System.out.println(Pattern.compile("(\\w+) (\\w+)").matcher("one two three four").replaceAll("$2 $1"));
        System.out.println(Pattern.compile("o").matcher("foo boo").replaceFirst("0"));
        System.out.println(Arrays.toString(Pattern.compile("[,;]\\s*").split("a, b;c,,d", 0)));
        Pattern lines = Pattern.compile("^b", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
        System.out.println(lines.matcher("a\nB\nb").replaceAll("<$0>"));
        System.out.println(Pattern.quote("a.b*c") + " " + Pattern.matches("\\d+", "12345") + " "
                + Pattern.matches("\\d+", "12a"));
        System.out.println(Pattern.compile("(a?){30}a{30}").matcher("a".repeat(30)).matches());
        System.out.println(Pattern.compile("(x+x+)+y").matcher("x".repeat(5000)).find());
        for (String each : WRONG) {
            try {
                System.out.println(Pattern.compile(each));
            } catch (PatternSyntaxException e) {
                System.out.println(e.getMessage() + " | " + e.getDescription() + " | " + e.getPattern());
            }
        }
    }

    private static void show(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder found = new StringBuilder();
        while (matcher.find()) {
            found.append(" [").append(matcher.start()).append(',').append(matcher.end()).append(')');
            for (int i = 1; i <= matcher.groupCount(); i++) {
                found.append(' ').append(matcher.group(i));
            }
        }
        if (found.length() > 0) {
            System.out.println("  in \"" + text.replace("\n", "\\n") + "\":" + found
                    + (pattern.matches(text) ? " all" : ""));
        }
    }
}
