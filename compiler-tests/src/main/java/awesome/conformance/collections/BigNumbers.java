package awesome.conformance.collections;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** BigInteger and BigDecimal. */
public final class BigNumbers {
    private BigNumbers() {}

    public static void main(String[] arguments) {
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i <= 60; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        System.out.println(factorial + " " + factorial.bitLength() + " " + factorial.toString(16));
        BigInteger other = new BigInteger("-123456789012345678901234567890");
        System.out.println(factorial.divide(other) + " " + factorial.mod(BigInteger.valueOf(1_000_003)) + " "
                + other.pow(5) + " " + other.negate().gcd(factorial) + " " + other.shiftLeft(70).add(BigInteger.TEN)
                + " " + other.compareTo(factorial));
        System.out.println(BigInteger.TWO.modPow(new BigInteger("1000"), BigInteger.valueOf(97)) + " "
                + other.and(factorial) + " " + other.longValue() + " " + other.doubleValue() + " "
                + BigInteger.valueOf(97).isProbablePrime(20));
        BigDecimal a = new BigDecimal("10.25");
        BigDecimal b = new BigDecimal("3");
        System.out.println(a.add(b) + " " + a.multiply(b) + " " + a.divide(b, 10, RoundingMode.HALF_UP) + " "
                + a.setScale(1, RoundingMode.HALF_EVEN) + " " + a.remainder(b) + " " + a.negate().toBigInteger() + " "
                + a.equals(new BigDecimal("10.250")) + " " + a.compareTo(new BigDecimal("10.250")) + " "
                + new BigDecimal("1E+3").toPlainString() + " " + new BigDecimal(0.1));
        try {
            a.divide(b);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }
}
