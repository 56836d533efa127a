package awesome.systemtests.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.conformance.harness.Corpus;
import awesome.conformance.harness.Outcome;
import awesome.conformance.harness.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs show the same on HotSpot and inside the kernel: standard output, standard error, exit status. */
class KernelCorpusTest {
    private static final Path FOLDER = Path.of("target/corpus").toAbsolutePath();
    private static final boolean ALL = "all".equals(System.getProperty("awesome.tests"));
    private static final int RUNS = ALL ? 20 : 1;
    /** A collection in so many allocations, and the whole heap checked after each. */
    private static final String STRESS = "gcverify gcstress=" + (ALL ? 5_000 : 20_000);
    /** MiB, of which a quarter is heap: some programs fill it with large arrays. */
    private static final int SMALLEST_MEMORY = 512;
    private static final int SECONDS = 250;
    private static final int STRESS_SECONDS = 900;

    private static final List<String> PROGRAMS = new ArrayList<>();
    private static final Map<String, Future<Outcome>> EXPECTED = new LinkedHashMap<>();
    private static final ExecutorService RUNNER = Executors.newFixedThreadPool(1);
    private static Path kernel;

    /** HotSpot runs the programs while they are being compiled. */
    @BeforeAll
    static void compile() throws IOException {
        ProgramRules rules = new ProgramRules();
        PROGRAMS.addAll(rules.chosen(Corpus.programs()));
        List<Path> classPath = Corpus.compileDispatcher(PROGRAMS, FOLDER.resolve("classes"));
        for (String each : PROGRAMS) {
            EXPECTED.put(each, RUNNER.submit(() -> Corpus.onHotSpot(classPath, each, FOLDER.resolve("work"))));
        }
        List<String> options = new ArrayList<>();
        rules.initialisedAtRunTime(PROGRAMS)
                .forEach(each -> options.addAll(List.of("--at-run-time", "awesome.conformance." + each)));
        kernel = KernelImage.compile(classPath, Corpus.DISPATCHER, FOLDER, options);
    }

    @AfterAll
    static void stop() {
        RUNNER.shutdownNow();
    }

    @Test
    void theRulesNameProgramsAndLeaveMostOfThemIn() throws IOException {
        List<String> all = Corpus.programs();
        ProgramRules rules = new ProgramRules();
        if (System.getProperty("conformance.only") == null) {
            assertEquals(List.of(), rules.unused(all), "names in rules.txt that no program has");
            assertTrue(PROGRAMS.size() * 2 > all.size(), PROGRAMS.size() + " of " + all.size() + " programs run in the kernel");
        }
    }

    @TestFactory
    Stream<DynamicTest> withOneProcessor() throws IOException {
        return compared(boot("one", "", 1024, 1, SECONDS));
    }

    @TestFactory
    Stream<DynamicTest> withAnotherCollectionEachTime() throws IOException {
        return compared(boot("stress", STRESS, SMALLEST_MEMORY, 2, STRESS_SECONDS));
    }

    /** In machines of several sizes; the kernel is at another address each time. */
    @TestFactory
    Stream<DynamicTest> withTwoProcessors() {
        return IntStream.range(0, RUNS).mapToObj(run -> DynamicTest.dynamicTest("run " + run, () -> {
            KernelBoot boot = boot("two-" + run, "", SMALLEST_MEMORY << run % 3, 2, SECONDS);
            for (String each : PROGRAMS) {
                compare(each, boot);
            }
        }));
    }

    private static KernelBoot boot(String name, String options, int memory, int cpus, int seconds) throws IOException {
        List<KernelBoot.Program> programs = new ArrayList<>();
        for (String each : PROGRAMS) {
            Setting setting = Setting.of(each);
            programs.add(new KernelBoot.Program(each, setting.arguments(), setting.input()));
        }
        return KernelBoot.run(name, kernel, programs, options, memory, cpus, seconds);
    }

    private static Stream<DynamicTest> compared(KernelBoot boot) {
        return PROGRAMS.stream().map(each -> DynamicTest.dynamicTest(each, () -> compare(each, boot)));
    }

    private static void compare(String program, KernelBoot boot) throws Exception {
        assertEquals(EXPECTED.get(program).get().toString(), boot.shown(program), program);
    }
}
