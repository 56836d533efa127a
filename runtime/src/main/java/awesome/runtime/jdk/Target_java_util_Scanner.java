package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code java.util.Scanner}: numbers look as in English, whatever the locale. Its patterns hold lambdas of the JDK, so
 * they are compiled at first use.
 */
@TargetClass("java.util.Scanner")
final class Target_java_util_Scanner {
    @Replace private static Pattern WHITESPACE_PATTERN;
    @Replace private static Pattern FIND_ANY_PATTERN;
    @Replace private static Pattern NON_ASCII_DIGIT;

    @Alias private Locale locale;
    @Alias private Object typeCache;
    @Alias private String nanString;
    @Alias private String infinityString;

    @Replace
    private static void static_init() {
        WHITESPACE_PATTERN = Pattern.compile("\\p{javaWhitespace}+");
        FIND_ANY_PATTERN = Pattern.compile("(?s).*");
        NON_ASCII_DIGIT = Pattern.compile("[\\p{javaDigit}&&[^0-9]]");
    }

    /** The other parts of a number are those of English from the start. */
    @Replace
    public Target_java_util_Scanner useLocale(Locale wanted) {
        locale = wanted;
        nanString = "\\QNaN\\E";
        infinityString = "\\Q\u221e\\E";
        typeCache = null;
        return this;
    }
}
