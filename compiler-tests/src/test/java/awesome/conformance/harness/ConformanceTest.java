package awesome.conformance.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs show the same on HotSpot and compiled, optimised or not: standard output, standard error, exit status. */
class ConformanceTest {
    private static final Path FOLDER = Path.of("target/conformance");
    private static final Path WORK = FOLDER.resolve("work");
    private static final boolean ALL = "all".equals(System.getProperty("awesome.tests"));
    private static final List<Integer> LEVELS = ALL ? List.of(0, 2) : List.of(2);
    private static final int NATIVE_SECONDS = 120;
    /** A collection in so many allocations: always for threads, and with all tests for every program. */
    private static final int OFTEN = 43;
    private static final int SELDOM = 997;
    /** The beginnings of the names of programs that allocate nearly without end, or with a deep stack. */
    private static final List<String> HEAVY =
            List.of("errors.", "memory.", "exceptions.OutOfMemory", "exceptions.StackOverflow");
    private static final int HARDLY_EVER = 49_999;

    private static final Map<String, Future<Outcome>> EXPECTED = new LinkedHashMap<>();
    private static final ExecutorService RUNNER = Executors.newFixedThreadPool(1);

    /** HotSpot runs the programs while they are being compiled. */
    @BeforeAll
    static void compile() throws Exception {
        List<String> programs = Corpus.programs();
        assertFalse(programs.isEmpty(), "no program found");
        List<Path> classPath = Corpus.compileDispatcher(programs, FOLDER.resolve("classes"));
        for (String each : programs) {
            EXPECTED.put(each, RUNNER.submit(() -> Corpus.onHotSpot(classPath, each, WORK)));
        }
        for (int level : LEVELS) {
            NativeImage.compile(classPath, Corpus.DISPATCHER, level, image(level));
        }
    }

    private static Path image(int level) {
        return FOLDER.resolve("programs-O" + level).toAbsolutePath();
    }

    @AfterAll
    static void stop() {
        RUNNER.shutdownNow();
    }

    /** A collection that comes at the wrong moment, or frees what is in use, shows when there are many. */
    @TestFactory
    Stream<DynamicNode> underStress() {
        return EXPECTED.keySet().stream().map(each -> DynamicTest.dynamicTest(each, () ->
                compare(each, 2, List.of("env", "AWESOME_GCVERIFY=1", "AWESOME_GCSTRESS=" + allocationsPerCollection(each)))));
    }

    private static int allocationsPerCollection(String program) {
        if (HEAVY.stream().anyMatch(program::startsWith)) {
            return HARDLY_EVER;
        }
        return ALL || program.startsWith("threads.") ? OFTEN : SELDOM;
    }

    @TestFactory
    Stream<DynamicNode> levels() {
        return LEVELS.stream().map(level -> DynamicContainer.dynamicContainer("-O" + level, topics(level)));
    }

    private static Stream<DynamicNode> topics(int level) {
        Map<String, List<String>> topics = EXPECTED.keySet().stream().collect(Collectors.groupingBy(
                each -> each.substring(0, each.lastIndexOf('.')), LinkedHashMap::new, Collectors.toList()));
        return topics.entrySet().stream().map(topic -> DynamicContainer.dynamicContainer(topic.getKey(),
                topic.getValue().stream().map(each -> DynamicTest.dynamicTest(each, () -> compare(each, level, List.of())))));
    }

    private static void compare(String program, int level, List<String> prefix) throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.add(image(level).toString());
        assertEquals(EXPECTED.get(program).get().toString(), Corpus.run(program, command, NATIVE_SECONDS, WORK).toString());
    }
}
