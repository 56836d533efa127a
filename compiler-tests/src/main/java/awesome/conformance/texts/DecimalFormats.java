package awesome.conformance.texts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.concurrent.Callable;

/** DecimalFormat: patterns, rounding, exponents, parsing. */
public final class DecimalFormats {
    private DecimalFormats() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        double[] numbers = {0, -0.0, 1, -1.5, 1234.5678, -1234567.891, 1e-5, 1e20, 0.5, 2.5, Double.NaN,
                Double.NEGATIVE_INFINITY};
        for (String pattern : new String[] {"0", "#", "0.00", "#,##0.###", "000.0#", "0.###E0", "##0.##E0", "#%",
                "0.0\u2030",
            "#,##0.00;(#,##0.00)", "'#'0", "$#,##0", "#,####.0", "00E00"}) {
            DecimalFormat format = new DecimalFormat(pattern);
            StringBuilder line = new StringBuilder(pattern + " " + format.toPattern());
            for (double each : numbers) {
                line.append(" |").append(format.format(each));
            }
            System.out.println(line);
        }
        DecimalFormat format = new DecimalFormat("#,##0.0");
        format.setRoundingMode(RoundingMode.CEILING);
        format.setMinimumIntegerDigits(6);
        format.setPositivePrefix("+");
        System.out.println(format.format(12.31) + " " + format.format(1_234_567L) + " "
                + format.format(new BigDecimal("12345678901234567890.15"))
                + " " + format.format(BigInteger.TEN.pow(25)) + " " + format.getMaximumFractionDigits() + " "
                + format.getGroupingSize());
        show(() -> new DecimalFormat("#,##0.00").parse("1,234.567xyz"));
        show(() -> new DecimalFormat("0").parse("-5") + " " + new DecimalFormat("0").parse("9999999999999999999"));
        show(() -> new DecimalFormat("0").parse("abc"));
        show(() -> new DecimalFormat("0.0.0"));
        DecimalFormat exact = new DecimalFormat("0.#");
        exact.setParseBigDecimal(true);
        show(() -> exact.parse("1.10").getClass() + " " + exact.parse("1.10"));
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(',');
        symbols.setGroupingSeparator('.');
        System.out.println(new DecimalFormat("#,##0.00", symbols).format(1234567.891) + " " + symbols.getInfinity()
                + symbols.getNaN());
    }
}
