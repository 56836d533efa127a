package awesome.conformance.patterns;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Quantifiers, classes, anchors, look-around, flags. */
public final class Syntax {
    private Syntax() {}

    public static void main(String[] arguments) throws Exception {
        String[] patterns = {"a*?b", "a*+b", "a{2,3}", "[a-c&&[^b]]+", "[^\\s\\d]+", "\\bw\\w*", "(?i)HELLO",
                "(?s)a.b", "(?m)^x$", "(?x) a b # c",
            "(?<=a)b", "(?<!a)b", "a(?=b)", "a(?!b)", "(?>a+)b", "\\Qa.b\\E", "\\p{Upper}+", "\\p{L}+", "\\p{IsGreek}",
            "[\\p{Punct}]", "\\R",
            "\\x41\\u0042", "(a|ab)(c|bcd)(d*)", "^$", "\\Ba", "[[:x]]", "\\h+", "\\X"};
        String[] texts = {"aaab", "abcabc", "hello World", "HELLO", "a\nb", "x\nx", "AB", "\u03b1\u00e4", "a.b!", "",
                "abcd  x"};
        for (String pattern : patterns) {
            StringBuilder line = new StringBuilder(pattern);
            for (String text : texts) {
                Matcher matcher = Pattern.compile(pattern).matcher(text);
                line.append(' ');
                while (matcher.find()) {
                    line.append(matcher.start()).append('-').append(matcher.end()).append(',');
                }
            }
            System.out.println(line);
        }
        System.out.println(Pattern.compile("\u00e4", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher("\u00c4")
                .matches() + " "
                + Pattern.compile("a.b", Pattern.LITERAL).matcher("xa.b").find() + " "
                + Pattern.compile(".", Pattern.DOTALL).flags() + " "
                + Pattern.compile("e\u0301", Pattern.COMMENTS) + " " + Pattern.quote("a\\Eb"));
        for (String bad : new String[] {"(", "[", "a{2", "*", "\\", "(?<1>a)", "[b-a]", "(?<n>a)(?<n>b)",
                "\\p{Nothing}", "a{3,2}", "(?z)", "(?<=a*)b"}) {
            try {
                System.out.println(Pattern.compile(bad).pattern());
            } catch (PatternSyntaxException e) {
                System.out.println(e.getMessage() + " " + e.getIndex() + " " + e.getDescription());
            }
        }
    }
}
