package awesome.conformance.maths;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** BigDecimal: a hundred digits of π and e, and interest. */
public final class Decimals {
    private Decimals() {}

    private static BigDecimal fraction(int a, int b, MathContext context) {
        return new BigDecimal(a).divide(new BigDecimal(b), context);
    }

    public static void main(String[] arguments) {
        MathContext context = new MathContext(110);
        BigDecimal pi = BigDecimal.ZERO;
        BigDecimal sixteen = BigDecimal.ONE;
        for (int k = 0; k < 95; k++) {
            BigDecimal sum = fraction(4, 8 * k + 1, context).subtract(fraction(2, 8 * k + 4, context))
                    .subtract(fraction(1, 8 * k + 5, context)).subtract(fraction(1, 8 * k + 6, context));
            pi = pi.add(sum.multiply(sixteen, context), context);
            sixteen = sixteen.divide(new BigDecimal(16), context);
        }
        System.out.println(pi.setScale(100, RoundingMode.DOWN));
        BigDecimal e = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int i = 1; i < 80; i++) {
            term = term.divide(new BigDecimal(i), context);
            e = e.add(term, context);
        }
        System.out.println(e.setScale(100, RoundingMode.DOWN));
        BigDecimal money = new BigDecimal("1000.00");
        for (int year = 0; year < 30; year++) {
            money = money.multiply(new BigDecimal("1.035")).setScale(2, RoundingMode.HALF_EVEN);
        }
        System.out.println(money);
    }
}
