package awesome.systemtests.corpus;

import awesome.conformance.harness.Outcome;
import awesome.random.check.Batch;
import awesome.random.check.RandomPrograms;
import awesome.random.check.RandomTarget;
import awesome.random.program.GeneratedProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Random programs show the same on HotSpot and inside the kernel, where floating point is software. They are others
 * than those of {@code RandomProgramsTest}; the options are the same.
 */
class KernelRandomTest {
    private static final long SEED = Long.getLong("random.seed", 100_001);
    private static final int COUNT = Integer.getInteger("random.count",
            "all".equals(System.getProperty("awesome.tests")) ? 1_000 : 50);
    private static final int BATCH = 250;
    private static final int MEMORY = 512;
    private static final int SECONDS = 300;
    private static final String STRESS = "gcstress=200 gcverify";

    @Test
    void programsShowTheSameAsOnHotSpot() throws IOException {
        new RandomPrograms(new KernelTarget(), Path.of("target/random").toAbsolutePath(), BATCH).compare(SEED, COUNT);
    }

    private static final class KernelTarget implements RandomTarget {
        private Path kernel;

        @Override
        public void compile(List<Path> classPath, String dispatcher, Path folder) throws IOException {
            kernel = KernelImage.compile(classPath, dispatcher, folder, List.of());
        }

        @Override
        public Map<GeneratedProgram, String> run(Path folder, List<GeneratedProgram> programs) {
            Map<GeneratedProgram, String> shown = new LinkedHashMap<>();
            run("random", programs.stream().filter(each -> !isStressed(each)).toList(), "", shown);
            run("random-stress", programs.stream().filter(KernelTarget::isStressed).toList(), STRESS, shown);
            return shown;
        }

        /** Some programs run with a collector that comes often; the others allocate without calls. */
        private static boolean isStressed(GeneratedProgram program) {
            return program.seed() % 3 == 0;
        }

        private void run(String name, List<GeneratedProgram> programs, String options, Map<GeneratedProgram, String> shown) {
            List<KernelBoot.Program> named =
                    programs.stream().map(each -> new KernelBoot.Program(each.name(), List.of(), new byte[0])).toList();
            try {
                KernelBoot boot = KernelBoot.run(name, kernel, named, options, MEMORY, 2, SECONDS);
                for (GeneratedProgram each : programs) {
                    Outcome outcome = boot.outcomes().get(each.name());
                    shown.put(each, outcome == null ? boot.shown(each.name()) : shown(outcome));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String shown(Outcome outcome) {
            return Batch.shown(outcome.output() + outcome.errors(), outcome.status());
        }
    }
}
