package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Debian's packages, as {@code bin/debian-root} puts them together, do in the machine what they do on Linux in the same
 * root: the scripts in {@code debian} among the resources are run in both.
 */
@EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
class DebianTest {
    private static final List<String> PACKAGES = List.of("bash", "binutils", "coreutils", "dpkg", "findutils", "gawk", "gcc", "gdb",
            "git", "grep", "libc6-dev", "lua5.4", "make", "perl", "procps", "python3-minimal", "sed", "sqlite3", "strace");
    private static final int LIMIT_SECONDS = 180;

    @TempDir
    private static Path folder;

    private static DebianRoot root;

    @BeforeAll
    static void makeRoot() {
        root = new DebianRoot(folder, PACKAGES);
    }

    @ParameterizedTest
    @CsvSource({"compile, 1", "project, 2", "git, 1", "sqlite, 2", "languages, 1", "text, 2", "shell, 1", "dpkg, 1", "tracers, 1", "tracers, 2"})
    void doesWhatItDoesOnLinux(String script, int cpus) throws IOException {
        String name = "/" + script + ".sh";
        byte[] text = DebianTest.class.getResourceAsStream("/debian" + name).readAllBytes();
        root.add(Files.write(folder.resolve(name.substring(1)), text), name);
        String[] command = {"bash", "-c", "exec 2>&1; . " + name};
        Command.Result expected = root.onLinux(LIMIT_SECONDS, command);
        assertTrue(expected.output().length > 100, expected.text() + expected.errors());
        Command.Result actual = root.inMachine(LIMIT_SECONDS, List.of("--cpus", String.valueOf(cpus)), command);
        assertEquals(expected.text(), actual.text(), actual.errors());
        assertEquals(expected.status(), actual.status());
        assertEquals("", actual.errors());
    }
}
