package awesome.runtime.jdk.text;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.English;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Locale;

/** {@code java.text.NumberFormat}: the patterns of English; no compact numbers. */
@TargetClass("java.text.NumberFormat")
abstract class Target_java_text_NumberFormat {
    private static final int INTEGER = 4;

    @Replace
    private static NumberFormat getInstance(Locale locale, NumberFormat.Style style, int choice) {
        String pattern = English.numberPattern(choice);
        if (pattern == null) {
            throw new UnsupportedOperationException("compact numbers are not supported");
        }
        DecimalFormat format = new DecimalFormat(pattern);
        if (choice == INTEGER) {
            format.setMaximumFractionDigits(0);
            format.setDecimalSeparatorAlwaysShown(false);
            format.setParseIntegerOnly(true);
            format.setRoundingMode(RoundingMode.HALF_EVEN);
        }
        return format;
    }
}
