package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Programs of many checks, each a call and what it returned: the same on the host's Linux and in the machine. What
 * differs for a reason is not checked there, but told in {@code docs/linux-compatibility.md}.
 */
class LinuxCallsTest {
    private static final byte[] NOTHING = {};

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @CsvSource({"events, 1", "events, 2", "timers, 1", "timers, 2", "memfiles, 1", "pipes, 2", "inotify, 1", "sockets, 1", "sockets, 2", "ptys, 1", "ptys, 2"})
    void answerAsLinuxDoes(String topic, int cpus) {
        String code = Path.of("src/test/resources/linux", topic + ".c").toAbsolutePath().toString();
        Command.Result compiled = Command.host(folder, NOTHING, "musl-gcc", "-static", "-O1", "-Wall", "-Werror",
                "-Wno-unused-result", "-o", topic, code);
        assertEquals(0, compiled.status(), compiled.errors());
        Command.Result expected = Command.host(folder, NOTHING, "./" + topic);
        assertEquals(0, expected.status(), expected.text() + expected.errors());
        Command.Result actual = Command.awesome(folder, NOTHING, "--cpus", String.valueOf(cpus), "--", "./" + topic);
        assertEquals(expected.text(), actual.text(), actual.errors());
        assertEquals(expected.status(), actual.status());
    }
}
