package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs with threads of two C libraries do in the machine what they do on the host. */
class ThreadsTest {
    private static final byte[] NOTHING = {};
    private static final List<String> TOPICS = List.of("mutex", "condition", "barriers", "rwlock", "cancel", "specific",
            "signals", "robust", "inherit", "processes", "ends", "memory", "lives", "processors");

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

    /** Debian's xz and sort, each with four threads. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void programsOfTheSystemUseThreads(int cpus) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            lines.append(i * 7919L % 60_013).append('\n');
        }
        Files.writeString(folder.resolve("lines"), lines);
        String script = "/usr/bin/xz -T4 --block-size=50000 -1 -c lines >packed; /usr/bin/xz -T4 -dc packed | cmp - lines"
                + " && echo same; /usr/bin/sort --parallel=4 -S 4M -n lines | busybox md5sum";
        List<String> files = List.of("/usr/bin/xz", "/usr/bin/sort", "/lib64/ld-linux-x86-64.so.2",
                "/lib/x86_64-linux-gnu/libc.so.6", "/lib/x86_64-linux-gnu/liblzma.so.5", "lines");
        Command.Result expected = Command.host(folder, NOTHING, "busybox", "sh", "-c", script);
        List<String> arguments = new ArrayList<>(List.of("--cpus", String.valueOf(cpus)));
        files.forEach(file -> arguments.addAll(List.of("--file", file)));
        arguments.addAll(List.of("--", "busybox", "sh", "-c", script));
        Command.Result actual = Command.awesome(folder, NOTHING, arguments.toArray(String[]::new));
        assertEquals("same\n", expected.text().substring(0, 5), expected.errors());
        assertEquals(expected.text(), actual.text(), actual.errors());
    }
}
