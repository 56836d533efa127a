package awesome.conformance.utilities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** Random, SplittableRandom: the same numbers from the same seed, in all ways to ask. */
public final class RandomNumbers {
    private RandomNumbers() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(42);
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        System.out.println(random.nextInt() + " " + random.nextInt(100) + " " + random.nextLong() + " "
                + random.nextDouble() + " "
                + random.nextFloat() + " " + random.nextBoolean() + " " + random.nextGaussian() + " "
                + Arrays.toString(bytes) + " "
                + random.nextInt(5, 10) + " " + random.nextLong(1_000_000_000_000L) + " " + random.nextDouble(2, 3));
        random.setSeed(1);
        System.out.println(random.ints(3).sum() + " " + random.ints(4, -5, 5).boxed().toList() + " "
                + random.longs(2, 0, 10).sum() + " "
                + random.doubles(3).max().getAsDouble() + " " + random.nextExponential());
        SplittableRandom splittable = new SplittableRandom(7);
        SplittableRandom part = splittable.split();
        System.out.println(splittable.nextInt() + " " + part.nextInt(1000) + " " + splittable.nextLong() + " "
                + part.nextDouble() + " "
                + splittable.nextInt(10, 20) + " " + splittable.ints(3, 0, 9).sum() + " " + part.nextBoolean());
        int drawn = ThreadLocalRandom.current().nextInt(3, 6);
        System.out.println((drawn >= 3 && drawn < 6) + " " + (Math.random() < 1));
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        Collections.shuffle(list, new Random(3));
        System.out.println(list);
        show(() -> new Random().nextInt(0));
        show(() -> new Random(5).ints(-1));
        show(() -> new SplittableRandom(1).nextInt(5, 5));
    }
}
