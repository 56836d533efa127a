package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.DateTimeText;
import awesome.runtime.text.MillisecondTime;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;

/**
 * {@code java.util.Formatter.FormatSpecifier}: numbers, dates and times look as in English, whatever the locale. The
 * data of other locales and of time zones is as large as the rest of the library.
 */
@TargetClass("java.util.Formatter$FormatSpecifier")
final class Target_java_util_Formatter_FormatSpecifier {
    private static final int GROUP = 3;

    @Alias private Target_java_util_Formatter_Flags f;
    @Alias private char c;
    @Alias private Target_java_util_Formatter this$0;

    @Alias
    private native void appendJustified(Appendable out, CharSequence text);

    @Alias
    private native void failConversion(char conversion, Object argument);

    @Alias
    private native void print(String text, Locale locale);

    /** Times without a zone of their own are those of UTC. */
    @Replace
    private void printDateTime(Object argument, Locale locale) {
        TemporalAccessor time = null;
        if (argument == null) {
            print("null", locale);
            return;
        } else if (argument instanceof Long millis) {
            time = new MillisecondTime(millis, 0);
        } else if (argument instanceof Date date) {
            time = new MillisecondTime(date.getTime(), 0);
        } else if (argument instanceof Calendar calendar) {
            time = new MillisecondTime(calendar.getTimeInMillis(),
                    calendar.get(Calendar.ZONE_OFFSET) + calendar.get(Calendar.DST_OFFSET));
        } else if (argument instanceof TemporalAccessor temporal) {
            time = temporal;
        }
        if (time == null) {
            failConversion(c, argument);
        }
        String text = DateTimeText.of(time, c);
        boolean upper = f.contains(Target_java_util_Formatter_Flags.UPPERCASE);
        appendJustified(this$0.a, upper ? text.toUpperCase(Locale.ROOT) : text);
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
