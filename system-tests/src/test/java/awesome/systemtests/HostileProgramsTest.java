package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that do what they must not end as on Linux, and the kernel goes on to tell it. */
class HostileProgramsTest {
    private static final byte[] NOTHING = {};

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() {
        String code = Path.of("src/test/resources/hostile.c").toAbsolutePath().toString();
        Command.Result result = Command.host(folder, NOTHING, "musl-gcc", "-static", "-O1", "-o", "hostile", code);
        assertEquals(0, result.status(), result.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "jump0", "divide", "hlt", "cli", "port", "kernelwrite", "kernelread", "noncanonical", "noncanonicaljump",
        "kerneljump", "undefined", "readonly", "execdata", "stack", "abort", "trapflag", "badstack", "syscalls"
    })
    void endsAsOnLinux(String what) {
        // "timeout" tells of a signal as a shell does, which is also what the launcher does
        Command.Result expected = Command.host(folder, NOTHING, "sh", "-c", "./hostile " + what + " 2>/dev/null; exit $?");
        Command.Result actual = Command.awesome(folder, NOTHING, "--", "./hostile", what);
        assertEquals(expected.status(), actual.status(), actual.errors());
        assertEquals(expected.text(), actual.text());
    }
}
