package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Debian's OpenJDK in the machine: compiles and runs a program with threads, memory that runs out, faults that become
 * exceptions, processes, sockets and signals, with each of its collectors, and its tools look into it; all as on Linux.
 */
@EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
class JavaTest {
    /** A machine that is compiled for while it runs, in one that is emulated. */
    private static final int LIMIT_SECONDS = 600;

    @TempDir
    private static Path folder;

    private static DebianRoot root;

    @BeforeAll
    static void makeRoot() throws IOException {
        root = new DebianRoot(folder, List.of("bash", "openjdk-17-jdk-headless"));
        for (String each : List.of("Machine.java", "tools.sh")) {
            byte[] text = JavaTest.class.getResourceAsStream("/java/" + each).readAllBytes();
            root.add(Files.write(folder.resolve(each), text), "/root/" + each);
        }
    }

    private static void assertSame(int cpus, String script) {
        String[] command = {"bash", "-c", "exec 2>&1; cd /root; " + script};
        Command.Result expected = root.onLinux(LIMIT_SECONDS, command);
        assertTrue(expected.text().length() > 50, expected.text() + expected.errors());
        Command.Result actual = root.inMachine(LIMIT_SECONDS,
                List.of("--memory", "2500M", "--cpus", String.valueOf(cpus)), command);
        assertEquals(expected.text(), actual.text(), actual.errors());
        assertEquals(expected.status(), actual.status());
    }

    @ParameterizedTest
    @CsvSource({"1, Serial", "2, Parallel", "2, G1", "2, Z", "1, Shenandoah"})
    void doesWhatItDoesOnLinux(int cpus, String collector) {
        assertSame(cpus, "java -XX:+Use" + collector + "GC -Xmx300m Machine.java");
    }

    @Test
    void isLookedIntoByItsTools() {
        assertSame(2, ". tools.sh");
    }
}
