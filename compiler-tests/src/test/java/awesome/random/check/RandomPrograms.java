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

/** Compares random programs on HotSpot and on a target; the first one that differs is made smaller. */
public final class RandomPrograms {
    /** After so many programs that differ, no further batch is run. */
    private static final int ENOUGH = 5;
    private static final int SECONDS_FOR_REDUCTION = Integer.getInteger("random.reduction.seconds", 600);

    /** Shows that a difference would be found. */
    private static final GeneratedProgram DIFFERENT = GeneratedProgram.of("Different", """
            @Override
            public void run(Trace t) {
                t.add(System.getProperty("java.vm.name"));
            }
            """);

    private final RandomTarget target;
    private final Path folder;
    private final int batch;

    /**
     * A comparison.
     *
     * @param folder for its files
     * @param batch how many programs are compiled together
     */
    public RandomPrograms(RandomTarget target, Path folder, int batch) {
        this.target = target;
        this.folder = folder;
        this.batch = batch;
    }

    /** Fails if one of the programs of {@code count} seeds from {@code seed} on differs. */
    public void compare(long seed, int count) throws IOException {
        List<Batch.Result> different = new ArrayList<>();
        for (long first = seed; first < seed + count && different.size() < ENOUGH; first += batch) {
            LongStream seeds = LongStream.range(first, Math.min(first + batch, seed + count));
            List<GeneratedProgram> programs =
                    Stream.concat(Stream.of(DIFFERENT), seeds.mapToObj(Generator::program)).toList();
            List<Batch.Result> results = new Batch(target, folder.resolve("programs")).run(programs);
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
    private String reduced(Batch.Result found) throws IOException {
        Path kept = Files.createDirectories(folder.resolve("different"));
        Files.writeString(kept.resolve(found.program().name() + ".java"), found.program().source());
        Batch reduction = new Batch(target, folder.resolve("reduction"));
        GeneratedProgram small = Reducer.reduce(found.program(), reduction::differ, SECONDS_FOR_REDUCTION);
        Files.writeString(kept.resolve(small.name() + ".java"), small.source());
        Batch.Result result = reduction.run(List.of(small)).get(0);
        return "-Drandom.seed=" + found.program().seed() + " -Drandom.count=1 differs; reduced, in "
                + kept.toAbsolutePath() + ":\n" + small.source() + "\non HotSpot:\n" + result.expected()
                + "\ncompiled:\n" + result.actual();
    }
}
