package awesome.random.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.random.program.GeneratedProgram;
import awesome.random.program.Generator;
import awesome.random.program.Reducer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random programs show the same on HotSpot and compiled. {@code -Drandom.seed=N -Drandom.count=1} runs the one that a
 * failure names; {@code -Dawesome.tests=all} runs many.
 */
class RandomProgramsTest {
    private static final long SEED = Long.getLong("random.seed", 1);
    private static final int COUNT = Integer.getInteger("random.count",
            "all".equals(System.getProperty("awesome.tests")) ? 20_000 : 300);
    private static final int BATCH = 300;
    /** After so many programs that differ, no further batch is run. */
    private static final int ENOUGH = 5;
    private static final int SECONDS_FOR_REDUCTION = Integer.getInteger("random.reduction.seconds", 600);
    private static final Path FOLDER = Path.of("target/random");

    /** Shows that a difference would be found. */
    private static final GeneratedProgram DIFFERENT = GeneratedProgram.of("Different", """
            @Override
            public void run(Trace t) {
                t.add(System.getProperty("java.vm.name"));
            }
            """);

    @Test
    void programsShowTheSameAsOnHotSpot() throws IOException {
        List<Batch.Result> different = new ArrayList<>();
        for (long first = SEED; first < SEED + COUNT && different.size() < ENOUGH; first += BATCH) {
            LongStream seeds = LongStream.range(first, Math.min(first + BATCH, SEED + COUNT));
            List<GeneratedProgram> programs =
                    Stream.concat(Stream.of(DIFFERENT), seeds.mapToObj(Generator::program)).toList();
            List<Batch.Result> results = new Batch(FOLDER.resolve("programs")).run(programs);
            assertFalse(results.get(0).same(), "every program counts as the same");
            results.stream().skip(1).filter(each -> !each.same()).forEach(different::add);
        }
        StringBuilder report = new StringBuilder();
        for (Batch.Result each : different) {
            report.append(report.length() == 0 ? reduced(each)
                    : "also different: -Drandom.seed=" + each.program().seed() + "\n");
        }
        assertTrue(different.isEmpty(), report.toString());
    }

    /** Makes a program smaller and says what it shows; both programs are kept. */
    private static String reduced(Batch.Result found) throws IOException {
        Path kept = Files.createDirectories(FOLDER.resolve("different"));
        Files.writeString(kept.resolve(found.program().name() + ".java"), found.program().source());
        Batch batch = new Batch(FOLDER.resolve("reduction"));
        GeneratedProgram small = Reducer.reduce(found.program(), batch::differ, SECONDS_FOR_REDUCTION);
        Files.writeString(kept.resolve(small.name() + ".java"), small.source());
        Batch.Result result = batch.run(List.of(small)).get(0);
        return "-Drandom.seed=" + found.program().seed() + " -Drandom.count=1 differs; reduced, in "
                + kept.toAbsolutePath() + ":\n" + small.source() + "\non HotSpot:\n" + result.expected()
                + "\ncompiled:\n" + result.actual();
    }
}
