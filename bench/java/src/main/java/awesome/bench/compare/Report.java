package awesome.bench.compare;

import awesome.bench.programs.Benchmark;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What was measured, as a table for people and as JSON for programs. Parts that were not measured are null. */
final class Report {
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double KIB_PER_MIB = 1024;
    private static final List<Benchmark> COLLECTOR = List.of(Benchmark.BINARY_TREES, Benchmark.GRAPH_CHURN);

    private final List<Comparison> comparisons;
    private final StartTimes start;
    private final CompileTimes compile;

    Report(List<Comparison> comparisons, StartTimes start, CompileTimes compile) {
        this.comparisons = comparisons;
        this.start = start;
        this.compile = compile;
    }

    /** Whether a benchmark is there to measure the collector: what counts is the time of all iterations, not of the median. */
    static boolean isOfCollector(Benchmark benchmark) {
        return COLLECTOR.contains(benchmark);
    }

    /** The line above the rows; "best" is the ratio of the shortest iterations instead of medians. */
    static void printHead(PrintStream out) {
        out.printf(Locale.ROOT, "%-14s %10s %10s %6s %6s   %11s %11s %6s%n",
                "steady state", "HotSpot ms", "Awesome ms", "ratio", "best", "HotSpot MiB", "Awesome MiB", "ratio");
    }

    static void print(Comparison each, PrintStream out) {
        out.printf(Locale.ROOT, "%-14s %10.1f %10.1f %6.2f %6.2f   %11.1f %11.1f %6.2f%n", each.benchmark().label(),
                each.hotSpot().median() / MILLION, each.awesome().median() / MILLION, each.timeRatio(), each.bestRatio(),
                each.hotSpot().memory() / KIB_PER_MIB, each.awesome().memory() / KIB_PER_MIB, each.memoryRatio());
    }

    /** What follows the rows. */
    void printSummary(PrintStream out) {
        if (!comparisons.isEmpty()) {
            out.println();
            out.printf(Locale.ROOT, "geometric mean: time %.2f (best %.2f), peak memory %.2f%n",
                    mean(Comparison::timeRatio), mean(Comparison::bestRatio), mean(Comparison::memoryRatio));
            Comparison slowest = slowest();
            out.printf(Locale.ROOT, "worst time: %s, %.2f%n", slowest.benchmark().label(), slowest.timeRatio());
            for (Comparison each : comparisons) {
                if (isOfCollector(each.benchmark())) {
                    out.printf(Locale.ROOT, "collector: %s takes %.2f of the time with HotSpot's SerialGC, collections included (median iteration %.2f)%n",
                            each.benchmark().label(), each.meanRatio(), each.timeRatio());
                }
            }
        }
        printPauses(out);
        if (start != null) {
            out.printf(Locale.ROOT, "start to first output: HotSpot %.1f ms, Awesome %.1f ms (/bin/echo %.1f ms)%n",
                    start.hotSpotNanos() / MILLION, start.awesomeNanos() / MILLION, start.floorNanos() / MILLION);
        }
        if (compile != null) {
            out.printf(Locale.ROOT, "compiling the kernel: optimised %.1f s, by the server %.1f s; development build %.1f s,"
                            + " one class changed %.1f s, by the server %.1f s%n",
                    compile.wholeNanos() / BILLION, compile.servedWholeNanos() / BILLION, compile.developmentNanos() / BILLION,
                    compile.changedNanos() / BILLION, compile.servedNanos() / BILLION);
        }
    }

    private void printPauses(PrintStream out) {
        List<Comparison> collecting = comparisons.stream().filter(each -> each.awesome().pauses().count() > 0).toList();
        if (collecting.isEmpty()) {
            return;
        }
        out.println();
        out.printf(Locale.ROOT, "%-14s %39s   %39s%n", "pauses, ms", "HotSpot", "Awesome");
        String side = String.format("%6s %8s %8s %14s", "count", "mean", "worst", "worst/MiB live");
        out.printf(Locale.ROOT, "%-14s %39s   %39s%n", "", side, side);
        for (Comparison each : collecting) {
            out.printf(Locale.ROOT, "%-14s %39s   %39s%n", each.benchmark().label(), text(each.hotSpot().pauses()),
                    text(each.awesome().pauses()));
        }
        out.println();
    }

    private static String text(Pauses pauses) {
        return pauses.count() == 0 ? "0" + " ".repeat(33) : String.format(Locale.ROOT, "%6d %8.2f %8.2f %14.2f", pauses.count(),
                pauses.meanMillis(), pauses.longestMillis(), pauses.millisPerLiveMib());
    }

    private double mean(ToDoubleFunction<Comparison> ratio) {
        return Comparison.geometricMean(comparisons.stream().mapToDouble(ratio).toArray());
    }

    private Comparison slowest() {
        return comparisons.stream().max(Comparator.comparingDouble(Comparison::timeRatio)).orElseThrow();
    }

    /** An object with the members {@code benchmarks}, {@code geometricMean}, {@code start} and {@code compile}. */
    String json() {
        List<String> parts = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (Comparison each : comparisons) {
            rows.add(String.format(Locale.ROOT, "    {\"name\": \"%s\", \"hotSpot\": %s, \"awesome\": %s,"
                    + " \"timeRatio\": %.4f, \"bestRatio\": %.4f, \"memoryRatio\": %.4f}",
                    each.benchmark().label(), json(each.hotSpot()), json(each.awesome()),
                    each.timeRatio(), each.bestRatio(), each.memoryRatio()));
        }
        parts.add("  \"benchmarks\": [\n" + String.join(",\n", rows) + "\n  ]");
        if (!comparisons.isEmpty()) {
            parts.add(String.format(Locale.ROOT, "  \"geometricMean\": {\"time\": %.4f, \"best\": %.4f, \"memory\": %.4f}",
                    mean(Comparison::timeRatio), mean(Comparison::bestRatio), mean(Comparison::memoryRatio)));
        }
        if (start != null) {
            parts.add(String.format(Locale.ROOT, "  \"start\": {\"hotSpotNanos\": %d, \"awesomeNanos\": %d, \"echoNanos\": %d}",
                    start.hotSpotNanos(), start.awesomeNanos(), start.floorNanos()));
        }
        if (compile != null) {
            parts.add(String.format(Locale.ROOT, "  \"compile\": {\"wholeNanos\": %d, \"developmentNanos\": %d, \"changedNanos\": %d, \"servedNanos\": %d,"
                    + " \"servedWholeNanos\": %d}", compile.wholeNanos(), compile.developmentNanos(), compile.changedNanos(),
                    compile.servedNanos(), compile.servedWholeNanos()));
        }
        return "{\n" + String.join(",\n", parts) + "\n}\n";
    }

    private static String json(Comparison.Side side) {
        Pauses pauses = side.pauses();
        return String.format(Locale.ROOT, "{\"medianNanos\": %d, \"bestNanos\": %d, \"peakKiB\": %d, \"pauses\": {\"count\": %d,"
                + " \"totalMicros\": %d, \"longestMicros\": %d, \"liveKiB\": %d}}", side.median(), side.best(), side.memory(),
                pauses.count(), pauses.totalMicros(), pauses.longestMicros(), pauses.liveKib());
    }
}
