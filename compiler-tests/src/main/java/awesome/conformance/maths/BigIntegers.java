package awesome.conformance.maths;

import java.math.BigInteger;

/** BigInteger: arithmetic of large numbers against identities, in text of many radixes. */
public final class BigIntegers {
    private BigIntegers() {}

    public static void main(String[] arguments) {
        BigInteger a = new BigInteger("123456789012345678901234567890123456789");
        BigInteger b = new BigInteger("-987654321098765432109876543210");
        System.out.println(a.add(b) + " " + a.subtract(b) + " " + a.multiply(b) + " " + a.divide(b) + " "
                + a.mod(b.negate())
                + " " + a.remainder(b) + " " + b.remainder(a) + " " + b.mod(a));
        System.out.println(a.pow(7) + " " + a.gcd(b) + " " + a.sqrt() + " " + a.bitLength() + " " + a.bitCount() + " "
                + b.shiftRight(5) + " " + b.shiftLeft(70) + " " + a.and(b) + " " + a.or(b) + " " + a.xor(b) + " "
                + b.not());
        for (int radix : new int[] {2, 3, 8, 10, 16, 36}) {
            String text = a.toString(radix);
            System.out.println(text + " " + new BigInteger(text, radix).equals(a));
        }
        System.out.println(new BigInteger(1, new byte[] {(byte) 0xff, 0}) + " "
                + new BigInteger(new byte[] {(byte) 0xff, 0}) + " "
                + b.toByteArray().length + " " + a.longValue() + " " + a.intValue() + " " + a.doubleValue() + " "
                + b.signum());
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i <= 300; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        System.out.println(factorial.toString().length() + " " + factorial.hashCode() + " "
                + factorial.getLowestSetBit());
        BigInteger large = factorial.pow(8);
        System.out.println(large.multiply(large).equals(large.pow(2)) + " "
                + large.multiply(large).divide(large).equals(large)
                + " " + large.toString().hashCode() + " " + new BigInteger(large.toString()).equals(large));
        try {
            a.longValueExact();
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            new BigInteger("12x");
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }
}
