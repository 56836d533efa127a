package awesome.conformance.arithmetic;

/** A long computation gives the same number. */
public final class BigLoops {
    private BigLoops() {}

    public static void main(String[] arguments) {
        long state = 88172645463325252L;
        int hash = 0;
        double sum = 0;
        for (int i = 0; i < 20_000_000; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            hash = 31 * hash + (int) (state >>> 32);
            sum += (state >> 40) / 1e6;
        }
        System.out.println(state + " " + hash + " " + sum);
        int primes = 0;
        boolean[] composite = new boolean[2_000_000];
        for (int i = 2; i < composite.length; i++) {
            if (!composite[i]) {
                primes++;
                for (long j = (long) i * i; j < composite.length; j += i) {
                    composite[(int) j] = true;
                }
            }
        }
        System.out.println(primes);
    }
}
