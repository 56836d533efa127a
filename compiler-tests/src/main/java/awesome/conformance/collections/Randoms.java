package awesome.conformance.collections;

import java.util.Random;
import java.util.SplittableRandom;

/** Random with a seed gives the numbers of its specification. */
public final class Randoms {
    private Randoms() {}

    public static void main(String[] arguments) {
        Random random = new Random(123456789L);
        System.out.println(random.nextInt() + " " + random.nextInt(100) + " " + random.nextLong() + " "
                + random.nextBoolean() + " " + random.nextDouble() + " " + random.nextFloat());
        byte[] bytes = new byte[5];
        random.nextBytes(bytes);
        System.out.println(bytes[0] + " " + bytes[4]);
        random.setSeed(1);
        long sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum = sum * 31 + random.nextInt(1000);
        }
        System.out.println(sum);
        SplittableRandom split = new SplittableRandom(7);
        System.out.println(split.nextInt() + " " + split.split().nextLong());
    }
}
