package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs with threads of two C libraries do in the machine what they do on the host. */
class ThreadsTest {
    private static final byte[] NOTHING = {};
    private static final List<String> TOPICS = List.of("mutex", "condition", "barriers", "rwlock", "cancel", "specific",
            "signals", "robust", "processes", "ends", "memory", "lives", "processors");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() {
        String source = Path.of("src/test/resources/threads.c").toAbsolutePath().toString();
        for (List<String> compiler : List.of(List.of("gcc", "-pthread"), List.of("musl-gcc"))) {
            List<String> command = new ArrayList<>(compiler);
            command.addAll(List.of("-O1", "-static", "-o", compiler.get(0), source));
            Command.Result result = Command.host(folder, NOTHING, command.toArray(String[]::new));
            assertEquals(0, result.status(), result.errors());
        }
    }

    @ParameterizedTest
    @CsvSource({"gcc, 1", "gcc, 2", "gcc, 4", "musl-gcc, 2"})
    void threadsDoWhatTheyDoOnTheHost(String compiler, int cpus) {
        List<String> program = new ArrayList<>(List.of("./" + compiler));
        program.addAll(TOPICS);
        if (compiler.equals("gcc")) {
            // The other library waits for ever there, on every system.
            program.add("last");
        }
        Command.Result expected = Command.host(folder, NOTHING, program.toArray(String[]::new));
        List<String> arguments = new ArrayList<>(List.of("--cpus", String.valueOf(cpus), "--file", compiler, "--"));
        arguments.addAll(program);
        Command.Result actual = Command.awesome(folder, NOTHING, arguments.toArray(String[]::new));
        assertEquals(expected.text(), actual.text(), actual.errors());
        assertEquals(expected.status(), actual.status());
    }
}
