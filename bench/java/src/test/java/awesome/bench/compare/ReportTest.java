package awesome.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.bench.programs.Benchmark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Medians, means, the summary and the JSON file. */
class ReportTest {
    private static final Pauses NO_PAUSES = new Pauses(0, 0, 0, 0);
    private static final Comparison SLOW = new Comparison(Benchmark.GRAPH_CHURN,
            Comparison.Side.of(new long[] {5_000_000, 1_000_000, 2_000_000}, 4096, new Pauses(20, 60_000, 8_000, 4096)),
            Comparison.Side.of(new long[] {8_000_000, 9_000_000, 4_000_000}, 1024, new Pauses(4, 2_000, 1_500, 2048)));
    private static final Comparison FAST = new Comparison(Benchmark.LZ,
            Comparison.Side.of(new long[] {4_000_000, 4_000_000}, 1000, NO_PAUSES),
            Comparison.Side.of(new long[] {1_000_000, 1_000_000}, 1000, NO_PAUSES));

    @Test
    void medians() {
        assertEquals(2, Comparison.median(new long[] {9, 1, 2}));
        assertEquals(3, Comparison.median(new long[] {1, 9, 2, 4}));
    }

    @Test
    void ratiosAreOfMediansAndOfBest() {
        assertEquals(4.0, SLOW.timeRatio());
        assertEquals(4.0, SLOW.bestRatio());
        assertEquals(0.25, SLOW.memoryRatio());
        assertEquals(0.25, FAST.timeRatio());
    }

    @Test
    void summaryNamesMeanWorstAndCollector() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new Report(List.of(FAST, SLOW), new StartTimes(50_000_000, 1_500_000, 1_000_000),
                new CompileTimes(9_000_000_000L, 3_000_000_000L, 1_000_000_000L, 500_000_000L, 7_000_000_000L)).printSummary(out);
        assertEquals("""

                geometric mean: time 1.00 (best 1.00), peak memory 0.50
                worst time: graph-churn, 4.00
                collector: graph-churn takes 2.63 of the time with HotSpot's SerialGC, collections included (median iteration 4.00)

                pauses, ms                                     HotSpot                                   Awesome
                                count     mean    worst worst/MiB live    count     mean    worst worst/MiB live
                graph-churn        20     3.00     8.00           2.00        4     0.50     1.50           0.75

                start to first output: HotSpot 50.0 ms, Awesome 1.5 ms (/bin/echo 1.0 ms)
                compiling the kernel: optimised 9.0 s, by the server 7.0 s; development build 3.0 s, one class changed 1.0 s, by the server 0.5 s
                """, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void jsonHasOnlyWhatWasMeasured() {
        assertEquals("""
                {
                  "benchmarks": [
                    {"name": "lz", "hotSpot": {"medianNanos": 4000000, "bestNanos": 4000000, "peakKiB": 1000, \
                "pauses": {"count": 0, "totalMicros": 0, "longestMicros": 0, "liveKiB": 0}}, \
                "awesome": {"medianNanos": 1000000, "bestNanos": 1000000, "peakKiB": 1000, \
                "pauses": {"count": 0, "totalMicros": 0, "longestMicros": 0, "liveKiB": 0}}, \
                "timeRatio": 0.2500, "bestRatio": 0.2500, "memoryRatio": 1.0000}
                  ],
                  "geometricMean": {"time": 0.2500, "best": 0.2500, "memory": 1.0000}
                }
                """, new Report(List.of(FAST), null, null).json());
        assertTrue(new Report(List.of(), new StartTimes(3, 2, 1), null).json().contains("\"awesomeNanos\": 2"));
    }
}
