package awesome.bench.programs;

import java.io.IOException;

/**
 * Runs one benchmark and prints, for each iteration, a line with the nanoseconds that it took and its result.
 *
 * <pre>
 * Harness NAME ITERATIONS [SIZE]
 * </pre>
 *
 * With 0 iterations it runs one for each line of its input, so that two can take turns, and ends with its input.
 * Without a size it is the benchmark's own, and the result must be the one expected.
 * Exit status 1: the result was another; 2: wrong usage.
 */
public final class Harness {
    private final Benchmark benchmark;
    private final int size;
    private final boolean checked;

    private Harness(Benchmark benchmark, int size, boolean checked) {
        this.benchmark = benchmark;
        this.size = size;
        this.checked = checked;
    }

    public static void main(String[] arguments) throws IOException {
        Benchmark benchmark = arguments.length < 2 ? null : Benchmark.named(arguments[0]);
        if (benchmark == null) {
            System.err.println("usage: Harness NAME ITERATIONS [SIZE], where NAME is one of");
            for (Benchmark each : Benchmark.values()) {
                System.err.println("  " + each.label() + " (size " + each.size() + ")");
            }
            System.exit(2);
        }
        boolean ownSize = arguments.length == 2;
        int size = ownSize ? benchmark.size() : Integer.parseInt(arguments[2]);
        new Harness(benchmark, size, ownSize).run(Integer.parseInt(arguments[1]));
    }

    private void run(int iterations) throws IOException {
        for (int i = 0; i < iterations; i++) {
            iteration();
        }
        for (int read = System.in.read(); iterations == 0 && read >= 0; read = System.in.read()) {
            if (read == '\n') {
                iteration();
            }
        }
    }

    private void iteration() {
        long start = System.nanoTime();
        long result = benchmark.run(size);
        long end = System.nanoTime();
        System.out.println((end - start) + " " + result);
        if (checked && result != benchmark.expected(size)) {
            System.err.println(benchmark.label() + " of size " + size + " results in " + result + ", not in "
                    + benchmark.expected(size) + " as it should");
            System.exit(1);
        }
    }
}
