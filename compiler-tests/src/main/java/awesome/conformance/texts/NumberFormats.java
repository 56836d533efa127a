package awesome.conformance.texts;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;

/** NumberFormat: plain, integer, percent and currency instances of English. */
public final class NumberFormats {
    private NumberFormats() {}

    public static void main(String[] arguments) throws Exception {
        for (NumberFormat format : List.of(NumberFormat.getInstance(Locale.ENGLISH),
                NumberFormat.getIntegerInstance(Locale.ENGLISH),
                NumberFormat.getPercentInstance(Locale.ENGLISH), NumberFormat.getCurrencyInstance(Locale.ENGLISH))) {
            System.out.println(format.format(1234.5) + " " + format.format(-0.256) + " " + format.format(2.5) + " "
                    + format.format(3.5)
                    + " " + format.format(Long.MIN_VALUE) + " " + format.getMaximumFractionDigits() + " "
                    + format.isGroupingUsed() + " "
                    + format.isParseIntegerOnly() + " " + format.getRoundingMode());
        }
        NumberFormat format = NumberFormat.getInstance(Locale.ENGLISH);
        format.setMaximumFractionDigits(1);
        format.setMinimumFractionDigits(1);
        format.setGroupingUsed(false);
        System.out.println(format.format(123456.25) + " " + format.format(123456.35) + " " + format.parse("1,5.5"));
        ParsePosition position = new ParsePosition(2);
        System.out.println(NumberFormat.getInstance(Locale.ENGLISH).parse("x 12.5e3y", position) + " "
                + position.getIndex() + " "
                + NumberFormat.getIntegerInstance(Locale.ENGLISH).parse("7.9"));
    }
}
