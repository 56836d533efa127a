package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Calendar;
import java.util.Locale;

/**
 * {@code java.util.Formatter.FormatSpecifier}: numbers look as in English, whatever the locale, and dates and times
 * cannot be formatted. The data of other locales and of time zones is as large as the rest of the library.
 */
@TargetClass("java.util.Formatter$FormatSpecifier")
final class Target_java_util_Formatter_FormatSpecifier {
    private static final int GROUP = 3;

    @Replace
    private void printDateTime(Object argument, Locale locale) {
        throw noDates();
    }

    @Replace
    private Appendable print(StringBuilder out, Calendar time, char conversion, Locale locale) {
        throw noDates();
    }

    @Inject
    private static RuntimeException noDates() {
        return new UnsupportedOperationException("dates and times cannot be formatted: there are no time zones and locales");
    }

    @Replace
    private char getZero(Locale locale) {
        return '0';
    }

    @Replace
    private StringBuilder localizedMagnitude(StringBuilder given, CharSequence value, int offset,
            Target_java_util_Formatter_Flags flags, int width, Locale locale) {
        StringBuilder out = given == null ? new StringBuilder() : given;
        int begin = out.length();
        int length = value.length();
        int dot = offset;
        while (dot < length && value.charAt(dot) != '.') {
            dot++;
        }
        boolean grouped = flags.contains(Target_java_util_Formatter_Flags.GROUP);
        for (int i = offset; i < length; i++) {
            out.append(value.charAt(i));
            if (grouped && i < dot - 1 && (dot - i) % GROUP == 1) {
                out.append(',');
            }
        }
        if (width > out.length() && flags.contains(Target_java_util_Formatter_Flags.ZERO_PAD)) {
            out.insert(begin, "0".repeat(width - out.length()));
        }
        return out;
    }
}
