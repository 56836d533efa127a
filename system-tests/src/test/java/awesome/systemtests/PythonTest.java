package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * CPython's own tests of what it asks a kernel for: Debian's python3 and its package of tests, as they are. Nearly every call
 * of the standard library is among them, with its errors. Left out is what needs a network.
 */
class PythonTest {
    private static final byte[] NOTHING = {};
    private static final String PYTHON = "/usr/bin/python3";
    /** Tests that make a socket of the internet, or want dnotify, of the time before inotify (fcntl(2), F_NOTIFY). */
    private static final List<String> LEFT_OUT = List.of("TestSendfile", "test_invalid_socket", "test_set_wakeup_fd_socket_result",
            "test_fcntl_64_bit");

    /** Tests of sockets that are not of the internet. */
    private static final List<String> UNIX_SOCKETS = List.of("TestUnixDomain", "TestLinuxAbstractNamespace",
            "BasicSocketPairTest", "*UnixStreamTest", "*SCMRightsStreamTest", "SendRecvFdsTests", "CmsgMacroTests");
    /** How a test ended, as it is told with -v; a skipped one with its reason. */
    private static final Pattern OUTCOME = Pattern.compile("^(\\w+ \\(test\\S+\\)) \\.\\.\\. (.*)$", Pattern.MULTILINE);
    /** Some of these take a minute on a machine that does nothing else. */
    private static final int LIMIT_SECONDS = 600;

    @TempDir
    static Path folder;

    @Test
    void waitsForFilesAndChildren() {
        passes(1, "test_poll", "test_select", "test_fork1", "test_wait4", "test_posix");
    }

    @Test
    @EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
    void runsThreadsOnTwoProcessors() {
        passes(2, "test_threading", "test_queue", "test_thread");
    }

    @Test
    @EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
    void sendsSignals() {
        passes(1, "test_signal");
    }

    @Test
    @EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
    void startsPrograms() {
        passes(1, "test_subprocess");
    }

    @Test
    @EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
    void knowsFilesAndTerminals() {
        passes(1, "test_os", "test_fcntl", "test_mmap", "test_shutil", "test_tempfile", "test_pty", "test_selectors");
    }

    @Test
    @EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
    void talksThroughSocketsAsOnLinux() {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-m", "test", "-v"));
        UNIX_SOCKETS.forEach(each -> command.addAll(List.of("-m", each)));
        command.add("test_socket");
        Command.Result expected = Command.host(folder, NOTHING, command.toArray(String[]::new));
        assertEquals(0, expected.status(), expected.text() + expected.errors());
        SortedMap<String, String> outcomes = outcomes(expected);
        assertTrue(outcomes.size() > 90, expected.text() + expected.errors());
        Command.Result actual = inMachine(1, command);
        assertEquals(0, actual.status(), actual.text() + actual.errors());
        assertEquals(outcomes, outcomes(actual));
    }

    private static SortedMap<String, String> outcomes(Command.Result result) {
        SortedMap<String, String> outcomes = new TreeMap<>();
        OUTCOME.matcher(result.text() + result.errors()).results().forEach(each -> outcomes.put(each.group(1), each.group(2)));
        return outcomes;
    }

    private static void passes(int cpus, String... tests) {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-m", "test"));
        LEFT_OUT.forEach(each -> command.addAll(List.of("-i", each)));
        command.addAll(List.of(tests));
        Command.Result result = inMachine(cpus, command);
        assertEquals(0, result.status(), result.text() + result.errors());
        assertTrue(result.text().contains("Tests result: SUCCESS"), result.text());
    }

    private static Command.Result inMachine(int cpus, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("--memory", "1500M", "--cpus", String.valueOf(cpus)));
        files().forEach(each -> arguments.addAll(List.of("--file", each)));
        arguments.addAll(List.of("--file", "/bin/busybox:/bin/sh", "--file", "/bin/busybox:/bin/cat", "--"));
        arguments.addAll(command);
        return Command.awesomeWithin(LIMIT_SECONDS, folder, NOTHING, arguments.toArray(String[]::new));
    }

    /** The interpreter, its library, and the shared objects that these are linked with. */
    private static Set<String> files() {
        Path library = Path.of(Command.host(folder, NOTHING, PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))")
                .text().strip());
        Set<String> files = new TreeSet<>(List.of(PYTHON, library.toString(), "/etc/passwd", "/etc/group"));
        try (Stream<Path> modules = Files.list(library.resolve("lib-dynload"))) {
            List<String> command = new ArrayList<>(List.of("ldd", PYTHON));
            modules.map(Path::toString).forEach(command::add);
            // pthread_exit(3) loads it when it is called.
            command.add("/lib/x86_64-linux-gnu/libgcc_s.so.1");
            files.add("/lib/x86_64-linux-gnu/libgcc_s.so.1");
            for (String line : Command.host(folder, NOTHING, command.toArray(String[]::new)).text().split("\n")) {
                for (String word : line.strip().split(" ")) {
                    if (word.startsWith("/lib") && !word.endsWith(":")) {
                        files.add(word);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
