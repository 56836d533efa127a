package awesome.kernel.interleave;

import java.util.Random;
import java.util.function.Supplier;

/** Runs a scenario again and again under different schedules. */
public final class Explorer {
    private static final int MOST_SCHEDULES = 2_000_000;

    private Explorer() {}

    /**
     * Runs all schedules in which threads are preempted at most {@code preemptions} times.
     *
     * @return how many there are
     * @throws AssertionError for the first that fails, with the failure as its cause
     */
    public static int explore(int preemptions, Supplier<Scenario> scenarios) {
        Systematic schedule = new Systematic(preemptions);
        int count = 0;
        do {
            count++;
            if (count > MOST_SCHEDULES) {
                throw new IllegalStateException("more than " + MOST_SCHEDULES + " schedules; allow fewer preemptions");
            }
            try {
                new Interleaver(schedule).run(scenarios.get());
            } catch (Throwable failure) {
                throw new AssertionError("schedule " + count + " (" + schedule.describe() + ") fails: "
                        + failure.getMessage(), failure);
            }
        } while (schedule.next());
        return count;
    }

    /** Runs {@code count} random schedules; the property {@code interleave.seed} repeats one that failed. */
    public static void sample(int count, Supplier<Scenario> scenarios) {
        Long wanted = Long.getLong("interleave.seed");
        Random seeds = new Random();
        for (int i = 0; i < count; i++) {
            long seed = wanted == null ? seeds.nextLong() : wanted;
            Random random = new Random(seed);
            // From schedules with few preemptions to such with one at each second point.
            int rarity = 2 + random.nextInt(20);
            try {
                new Interleaver((threads, free) -> free || random.nextInt(rarity) == 0 ? random.nextInt(threads) : 0)
                        .run(scenarios.get());
            } catch (Throwable failure) {
                throw new AssertionError("fails with -Dinterleave.seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
