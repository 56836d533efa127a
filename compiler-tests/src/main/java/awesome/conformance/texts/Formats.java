package awesome.conformance.texts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Formatter;
import java.util.List;

/** Formatter: every conversion with flags, widths and precisions. */
public final class Formats {
    private Formats() {}

    public static void main(String[] arguments) throws Exception {
        for (String each : new String[] {"%d", "%,d", "%+d", "%08d", "%-8d|", "%(d", "% d", "%x", "%X", "%#x", "%o",
                "%#o", "%s", "%10s|", "%h"}) {
            System.out.println(each + " " + String.format(each, 1234567) + " " + String.format(each, -1234567) + " "
                    + String.format(each, (byte) -7) + " " + String.format(each, Long.MIN_VALUE) + " "
                    + String.format(each,
                    new BigInteger("-98765432109876543210")));
        }
        for (String each : new String[] {"%f", "%.2f", "%,.3f", "%+.0f", "%#.0f", "%012.4f", "%(f", "%e", "%.3E", "%g",
                "%.3g", "%a", "%.2a", "%-12.1f|", "%s"}) {
            StringBuilder line = new StringBuilder(each);
            for (double value : new double[] {0, -0.0, 1.5, -12345.6789, 1e-7, 1e17, 123456789, 9.9995,
                    Double.MIN_VALUE, Double.NaN,
                Double.NEGATIVE_INFINITY}) {
                line.append(' ').append(String.format(each, value));
            }
            System.out.println(line);
        }
        System.out.println(String.format("%s %S %.2s %-5s| %5.1s| %b %B %b %c %C %c %% %n", "text", "text", "cut", "a",
                "bcd", true, "x", null, 'c',
                100, 0x1f600).trim() + String.format("%3$s %1$s %2$s %<s %s", "a", "b", "c"));
        System.out.println(String.format("%.3f %e %,f", new BigDecimal("12345.67891"), new BigDecimal("1e-30"),
                new BigDecimal("1e10"))
                + " " + String.format("%.1f %.0f %.0f %.0f", 0.25f, 0.5, 1.5, 2.5) + " "
                + String.format("%h %s", "hi", List.of(1)));
        StringBuilder out = new StringBuilder();
        new Formatter(out).format("%5d", 3).format("%-3s|", "x");
        System.out.println(out + " " + "%d-%d".formatted(1, 2));
    }
}
