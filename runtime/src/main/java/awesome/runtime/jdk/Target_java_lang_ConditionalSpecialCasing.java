package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Locale;

/**
 * {@code java.lang.ConditionalSpecialCasing}: where a word ends, which decides how a capital sigma is lowered, without
 * {@code java.text.BreakIterator} and its tables. A word is letters, digits, marks and apostrophes.
 */
@TargetClass("java.lang.ConditionalSpecialCasing")
public final class Target_java_lang_ConditionalSpecialCasing {
    @Alias
    private static native boolean isCased(int codePoint);

    /** Unicode 13.0, table 3-17, Final_Sigma: a cased letter comes before it in the word and none after it. */
    @Replace
    private static boolean isFinalCased(String text, int index, Locale locale) {
        int at = index;
        boolean before = false;
        while (!before && at > 0 && isOfWord(text.codePointBefore(at))) {
            int codePoint = text.codePointBefore(at);
            before = isCased(codePoint);
            at -= Character.charCount(codePoint);
        }
        at = index + Character.charCount(text.codePointAt(index));
        while (before && at < text.length() && isOfWord(text.codePointAt(at))) {
            int codePoint = text.codePointAt(at);
            if (isCased(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return before;
    }

    @Inject
    private static boolean isOfWord(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint) || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK || type == Character.COMBINING_SPACING_MARK
                || codePoint == '\'' || codePoint == 0x2019;
    }
}
