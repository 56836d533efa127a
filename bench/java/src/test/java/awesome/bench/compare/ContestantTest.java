package awesome.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.bench.programs.Benchmark;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Processes that answer each line with a time, or do not. */
class ContestantTest {
    private static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script, "sh");
    }

    @Test
    void asksForOneIterationAtATime() throws IOException {
        try (Contestant contestant = new Contestant(shell("while read x; do echo \"$((n += 1)) $1\"; done"), Benchmark.LZ)) {
            assertEquals(1, contestant.iteration());
            assertEquals(2, contestant.iteration());
            assertTrue(contestant.peakMemory() > 0);
        }
    }

    @Test
    void keepsWhatIsSaidAboutCollections() throws IOException {
        String report = "echo collections: 2 >&2; echo '  longest: 30 us' >&2";
        try (Contestant contestant = new Contestant(shell("read x; echo 1 x; echo other >&2; " + report), Benchmark.LZ)) {
            contestant.iteration();
            assertEquals(new Pauses(2, 0, 30, 0), contestant.pauses());
        }
    }

    @Test
    void tellsWhenAProcessEnds() throws IOException {
        try (Contestant contestant = new Contestant(shell("read x"), Benchmark.LZ)) {
            assertThrows(IOException.class, contestant::iteration);
        }
    }
}
