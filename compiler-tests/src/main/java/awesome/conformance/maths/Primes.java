package awesome.conformance.maths;

import java.math.BigInteger;
import java.util.Random;

/** BigInteger: powers and inverses modulo a number, primes. */
public final class Primes {
    private Primes() {}

    public static void main(String[] arguments) {
        BigInteger p = new BigInteger("170141183460469231731687303715884105727");
        BigInteger g = BigInteger.valueOf(7);
        System.out.println(g.modPow(p.subtract(BigInteger.ONE), p) + " " + g.modInverse(p) + " "
                + g.modPow(BigInteger.valueOf(-3), p) + " "
                + g.modPow(BigInteger.TEN.pow(30), BigInteger.TWO.pow(100)));
        System.out.println(p.isProbablePrime(50) + " " + p.add(BigInteger.TWO).isProbablePrime(50) + " "
                + BigInteger.valueOf(561).isProbablePrime(20) + " "
                + BigInteger.valueOf(1_000_000_006).nextProbablePrime());
        int count = 0;
        for (int i = 0; i < 2_000; i++) {
            if (BigInteger.valueOf(i).isProbablePrime(20)) {
                count++;
            }
        }
        System.out.println(count);
        Random random = new Random(9);
        BigInteger prime = BigInteger.probablePrime(256, random);
        System.out.println(prime.bitLength() + " " + prime.isProbablePrime(100));
        BigInteger q = new BigInteger("1000000007");
        BigInteger n = q.multiply(new BigInteger("998244353"));
        BigInteger e = BigInteger.valueOf(65537);
        BigInteger d = e.modInverse(q.subtract(BigInteger.ONE).multiply(BigInteger.valueOf(998244352)));
        BigInteger message = BigInteger.valueOf(123456789);
        System.out.println(message.modPow(e, n) + " " + message.modPow(e, n).modPow(d, n));
        try {
            BigInteger.valueOf(6).modInverse(BigInteger.valueOf(9));
        } catch (ArithmeticException x) {
            System.out.println(x.getMessage());
        }
    }
}
