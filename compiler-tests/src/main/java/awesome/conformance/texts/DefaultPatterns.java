package awesome.conformance.texts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.TimeZone;

/** Formats made without a pattern, and what their setters change. */
public final class DefaultPatterns {
    private DefaultPatterns() {}

    private static void numbers() throws ParseException {
        DecimalFormat format = new DecimalFormat();
        System.out.println(format.toPattern() + " " + format.getMaximumFractionDigits() + " " + format.getMinimumFractionDigits()
                + " " + format.getMaximumIntegerDigits() + " " + format.getMinimumIntegerDigits() + " " + format.getGroupingSize()
                + " " + format.getMultiplier() + " " + format.getRoundingMode());
        double[] values = {0, -0.0, 1, -1, 1234567.8915, 0.0005, 0.0015, 1e15, -98765.4321, Double.MAX_VALUE, Double.MIN_VALUE,
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double each : values) {
            System.out.print(format.format(each) + "; ");
        }
        System.out.println();
        System.out.println(format.format(Long.MIN_VALUE) + " " + format.format(new BigDecimal("12345678901234567890.12345")));
        System.out.println(format.parse("1,234.5") + " " + format.parse("-77x") + " " + format.parse("\u221e"));
        format.setMaximumFractionDigits(1);
        format.setMinimumFractionDigits(1);
        format.setGroupingUsed(false);
        format.setRoundingMode(RoundingMode.UP);
        System.out.println(format.format(1234.01) + " " + format.toPattern());
        format.setMultiplier(100);
        format.setPositivePrefix("+");
        format.setNegativeSuffix("-");
        System.out.println(format.format(0.5) + " " + format.format(-0.5));
        System.out.println(new DecimalFormat().equals(new DecimalFormat()) + " " + new DecimalFormat().equals(format) + " "
                + new DecimalFormat().equals(new DecimalFormat("#,##0.###")));
        DecimalFormat applied = new DecimalFormat();
        applied.applyPattern("0.00;(0.00)");
        System.out.println(applied.format(-3.14159) + " " + applied.clone().equals(applied));
    }

    private static void dates() throws ParseException {
        SimpleDateFormat format = new SimpleDateFormat();
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        System.out.println(format.toPattern() + " " + format.isLenient());
        System.out.println(format.format(new Date(0)) + "; " + format.format(new Date(1234567890123L)));
        System.out.println(format.parse("7/4/76, 3:05 PM").getTime() + " " + format.parse("12/31/99, 11:59 PM").getTime());
        try {
            format.parse("1976-07-04");
        } catch (ParseException e) {
            System.out.println(e.getMessage() + " at " + e.getErrorOffset());
        }
        format.applyPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");
        System.out.println(format.format(new Date(1234567890123L)));
        System.out.println(new SimpleDateFormat().equals(new SimpleDateFormat("M/d/yy, h:mm a")));
    }

    public static void main(String[] arguments) throws ParseException {
        numbers();
        dates();
    }
}
