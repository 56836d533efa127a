package awesome.bench.compare;

import java.io.IOException;
import java.util.List;

/**
 * Time from starting a process to the first byte of its output. What starting any process takes is in it; a program
 * that does nothing else shows how much.
 *
 * @param floorNanos for {@code /bin/echo}
 */
record StartTimes(long hotSpotNanos, long awesomeNanos, long floorNanos) {
    private static final List<String> FLOOR = List.of("/bin/echo", "Hello, world");

    /** Medians of {@code rounds} starts, which take turns. */
    static StartTimes measure(List<String> hotSpot, List<String> awesome, int rounds) throws IOException {
        long[][] nanos = new long[3][rounds];
        for (int i = 0; i < rounds; i++) {
            nanos[0][i] = start(hotSpot);
            nanos[1][i] = start(awesome);
            nanos[2][i] = start(FLOOR);
        }
        return new StartTimes(Comparison.median(nanos[0]), Comparison.median(nanos[1]), Comparison.median(nanos[2]));
    }

    private static long start(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).start();
        int first = process.getInputStream().read();
        long end = System.nanoTime();
        process.getInputStream().readAllBytes();
        if (first != 'H') {
            throw new IOException(command + " does not say hello");
        }
        return end - start;
    }
}
