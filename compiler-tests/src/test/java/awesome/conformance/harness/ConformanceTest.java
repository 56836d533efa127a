package awesome.conformance.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
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
    private static final List<Integer> LEVELS =
            "all".equals(System.getProperty("awesome.tests")) ? List.of(0, 2) : List.of(2);
    private static final String DISPATCHER = "awesome.conformance.Dispatcher";
    private static final int HOTSPOT_SECONDS = 120;
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
        String path = classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
        for (String each : programs) {
            EXPECTED.put(each, RUNNER.submit(() -> run(each, hotSpot(path), HOTSPOT_SECONDS)));
        }
        for (int level : LEVELS) {
            NativeImage.compile(classPath, DISPATCHER, level, image(level));
        }
    }

    private static Path image(int level) {
        return FOLDER.resolve("programs-O" + level).toAbsolutePath();
    }

    @AfterAll
    static void stop() {
        RUNNER.shutdownNow();
    }

    private static List<String> hotSpot(String classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx256m", "-Dfile.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8", "-cp", classPath, DISPATCHER);
    }

    /** Runs a program in its working folder, where it finds its files. */
    private static Outcome run(String program, List<String> prefix, int seconds) throws IOException {
        Setting setting = Setting.of(program);
        List<String> command = new ArrayList<>(prefix);
        command.add(program);
        command.addAll(setting.arguments());
        Path folder = FOLDER.resolve("work").resolve(program);
        setting.fill(folder);
        return Outcome.of(command, seconds, setting.input(), folder);
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
        assertEquals(EXPECTED.get(program).get().toString(), run(program, command, NATIVE_SECONDS).toString());
    }
}
