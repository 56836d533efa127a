package awesome.bench.compare;

import awesome.bench.programs.Benchmark;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** One benchmark on HotSpot and compiled. */
record Comparison(Benchmark benchmark, Side hotSpot, Side awesome) {
    /**
     * One side.
     *
     * @param median of the times of an iteration in the steady state, in nanoseconds
     * @param mean of the same times, with all the collections among them
     * @param best the shortest of them, which hardly depends on what else the machine does
     * @param memory the most that the process had, in KiB
     * @param pauses how long collections stopped it, warming up included
     */
    record Side(long median, long mean, long best, long memory, Pauses pauses) {
        static Side of(long[] nanos, long memory, Pauses pauses) {
            return new Side(Comparison.median(nanos), Arrays.stream(nanos).sum() / nanos.length,
                    Arrays.stream(nanos).min().orElseThrow(), memory, pauses);
        }
    }

    /**
     * Measures: after warming up, the two take turns, so that both see the same noise.
     *
     * @param hotSpot the command that runs the harness on HotSpot
     * @param warmUp iterations that do not count: of HotSpot's compiler, and until both heaps are as large as they get
     * @param iterations those that count
     */
    static Comparison measure(Benchmark benchmark, List<String> hotSpot, List<String> awesome, int warmUp, int iterations)
            throws IOException {
        try (Contestant first = new Contestant(hotSpot, benchmark); Contestant second = new Contestant(awesome, benchmark)) {
            for (int i = 0; i < warmUp; i++) {
                first.iteration();
            }
            for (int i = 0; i < warmUp; i++) {
                second.iteration();
            }
            long[] firstNanos = new long[iterations];
            long[] secondNanos = new long[iterations];
            for (int i = 0; i < iterations; i++) {
                firstNanos[i] = first.iteration();
                secondNanos[i] = second.iteration();
            }
            return new Comparison(benchmark, side(first, firstNanos), side(second, secondNanos));
        }
    }

    private static Side side(Contestant contestant, long[] nanos) throws IOException {
        long memory = contestant.peakMemory();
        return Side.of(nanos, memory, contestant.pauses());
    }

    static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Time compiled over time on HotSpot: less is better, 1 is equal. */
    double timeRatio() {
        return (double) awesome.median / hotSpot.median;
    }

    double meanRatio() {
        return (double) awesome.mean / hotSpot.mean;
    }

    double bestRatio() {
        return (double) awesome.best / hotSpot.best;
    }

    double memoryRatio() {
        return (double) awesome.memory / hotSpot.memory;
    }

    /** The geometric mean of ratios, the only mean that does not depend on which side is the base. */
    static double geometricMean(double[] ratios) {
        return Math.exp(Arrays.stream(ratios).map(Math::log).average().orElse(Double.NaN));
    }
}
