package awesome.conformance.maths;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** BigDecimal: scales, rounding, contexts, text. */
public final class BigDecimals {
    private BigDecimals() {}

    public static void main(String[] arguments) {
        BigDecimal a = new BigDecimal("123.4500");
        BigDecimal b = new BigDecimal("-0.00700");
        System.out.println(a.add(b) + " " + a.subtract(b) + " " + a.multiply(b) + " " + a.scale() + " "
                + a.precision() + " "
                + a.stripTrailingZeros() + " " + b.unscaledValue() + " " + a.negate() + " " + b.abs() + " "
                + b.signum());
        for (RoundingMode mode : RoundingMode.values()) {
            StringBuilder line = new StringBuilder(mode + ":");
            for (String each : new String[] {"5.5", "2.5", "1.6", "1.1", "-1.1", "-2.5", "2"}) {
                try {
                    line.append(' ').append(new BigDecimal(each).setScale(0, mode));
                } catch (ArithmeticException e) {
                    line.append(' ').append(e.getMessage());
                }
            }
            System.out.println(line);
        }
        System.out.println(a.divide(new BigDecimal("7"), 20, RoundingMode.HALF_EVEN) + " "
                + a.divide(b, MathContext.DECIMAL32) + " "
                + BigDecimal.ONE.divide(new BigDecimal("8")) + " " + a.divideToIntegralValue(new BigDecimal("7")) + " "
                + a.remainder(new BigDecimal("7")) + " " + new BigDecimal(2).sqrt(new MathContext(40)) + " "
                + a.pow(5));
        try {
            BigDecimal.ONE.divide(new BigDecimal(3));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        for (String each : new String[] {"1E+10", "12.3E-8", "0E+3", "-1234567890123456789E-5", "1E-400", "0.000001",
                "0.0000001"}) {
            BigDecimal x = new BigDecimal(each);
            System.out.println(x + " " + x.toPlainString() + " " + x.toEngineeringString() + " " + x.doubleValue() + " "
                    + x.hashCode() + " " + x.ulp());
        }
        System.out.println(new BigDecimal(0.1) + " " + BigDecimal.valueOf(0.1) + " "
                + a.equals(new BigDecimal("123.45")) + " "
                + a.compareTo(new BigDecimal("123.45")) + " " + a.movePointLeft(5) + " " + a.movePointRight(3) + " "
                + a.scaleByPowerOfTen(4) + " " + a.round(new MathContext(2)) + " " + a.toBigInteger() + " " + a.max(b)
                + " "
                + new BigDecimal("1e400").doubleValue() + " " + new BigDecimal("12345678901234567890.5").longValue());
    }
}
