package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.conformance.harness.Corpus;
import awesome.conformance.harness.NativeImage;
import awesome.conformance.harness.Outcome;
import awesome.conformance.harness.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java programs that our compiler made for Linux do in the machine what they do on HotSpot. */
class CompiledProgramsTest {
    private static final List<String> PROGRAMS = List.of("start.Arguments", "start.Exit", "start.Lines", "start.ManyLines",
            "start.Uncaught", "arithmetic.DoubleText", "collections.HashMaps", "exceptions.StackOverflow", "memory.Churn",
            "memory.Weak");
    private static final String GREEDY = "exceptions.OutOfMemory";
    private static final Path FOLDER = Path.of("target/compiled").toAbsolutePath();
    private static final Path IMAGE = FOLDER.resolve("programs");

    private static List<Path> classPath;

    @BeforeAll
    static void compile() throws Exception {
        List<String> programs = new ArrayList<>(PROGRAMS);
        programs.add(GREEDY);
        classPath = Corpus.compileDispatcher(programs, FOLDER.resolve("classes"));
        NativeImage.compile(classPath, Corpus.DISPATCHER, 2, IMAGE);
    }

    static List<String> programs() {
        return PROGRAMS;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void showsTheSame(String program) throws IOException {
        compare(program, List.of());
    }

    /**
     * Without a limit it takes all memory of the machine, and is killed. With this one its list stays below ten arrays
     * and does not grow: stacks are scanned conservatively, and a word that nobody uses any more may keep the list's
     * earlier memory, and with it every array that was in there. There is room for nine, of which such words may keep
     * three, and six are wanted.
     */
    @Test
    void getsAnErrorAtItsLimit() throws IOException {
        compare(GREEDY, List.of("/bin/busybox", "env", "AWESOME_HEAP_MIB=80"));
    }

    private static void compare(String program, List<String> prefix) throws IOException {
        Setting setting = Setting.of(program);
        List<String> command = new ArrayList<>(List.of("--file", IMAGE.toString(), "--"));
        command.addAll(prefix);
        command.add(IMAGE.toString());
        command.add(program);
        command.addAll(setting.arguments());
        Command.Result result = Command.awesome(FOLDER, setting.input(), command.toArray(String[]::new));
        Outcome outcome = new Outcome(new String(result.output(), StandardCharsets.UTF_8), result.errors(), result.status());
        assertEquals(Corpus.onHotSpot(classPath, program, FOLDER.resolve("work")).toString(), outcome.toString());
    }
}
