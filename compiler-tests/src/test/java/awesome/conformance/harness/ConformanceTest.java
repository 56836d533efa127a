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
    private static final List<Integer> LEVELS =
            "all".equals(System.getProperty("awesome.tests")) ? List.of(0, 2) : List.of(2);
    private static final int NATIVE_SECONDS = 60;
    /** A collection in so many allocations. */
    private static final int STRESS = 43;

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

    /** A collection that stops a thread at the wrong moment shows when there are many. */
    @TestFactory
    Stream<DynamicNode> threadsUnderStress() {
        return EXPECTED.keySet().stream().filter(each -> each.startsWith("threads.")).map(each ->
                DynamicTest.dynamicTest(each, () -> compare(each, 2, List.of("env", "AWESOME_GCSTRESS=" + STRESS))));
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
