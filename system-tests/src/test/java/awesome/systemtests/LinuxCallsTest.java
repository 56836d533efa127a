package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
    @CsvSource({"events, 1", "events, 2", "timers, 1", "timers, 2", "memfiles, 1", "pipes, 2", "directories, 1", "inotify, 1",
        "sockets, 1", "sockets, 2", "ptys, 1", "ptys, 2", "signaltimers, 1",
        "signaltimers, 2", "pidfiles, 1", "scheduling, 1", "scheduling, 2",
        "cputimers, 1", "cputimers, 2", "attributes, 1", "identities, 1", "identities, 2", "capabilities, 1", "sharing, 1", "sharing, 2",
        "semaphores, 1", "semaphores, 2", "queues, 1", "queues, 2", "mqueues, 1", "mqueues, 2",
        "sequences, 1", "sequences, 2", "mappings, 1", "mappings, 2", "largepages, 1", "largepages, 2", "mounts, 1", "permissions, 1", "ptrace, 1", "ptrace, 2", "others, 1",
        "others, 2"})
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

    /** A program that has others run on a terminal of its own. */
    @Test
    void whatRunsOnATerminalShowsTheSame() {
        String script = "busybox tty; busybox stty size; echo shown; exit 3";
        Command.Result expected = Command.host(folder, NOTHING, "script", "-qec", script, "/dev/null");
        Command.Result actual = Command.awesome(folder, NOTHING, "--file", "/lib64/ld-linux-x86-64.so.2", "--file",
                "/lib/x86_64-linux-gnu/libc.so.6", "--file", "/bin/busybox:/bin/sh", "--file", "/usr/bin/script", "--",
                "/usr/bin/script", "-qec", script, "/dev/null");
        // The number of the terminal is the host's own.
        assertEquals(withoutFirstLine(expected.text()), withoutFirstLine(actual.text()), actual.errors());
        assertEquals(3, actual.status());
    }

    private static String withoutFirstLine(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }
}
