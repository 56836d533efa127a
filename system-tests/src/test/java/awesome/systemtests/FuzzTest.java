package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * System calls at random, from several processes with several threads, on two processors: the kernel does not go down, makes
 * no mistake of its own, ends what is killed, and runs programs afterwards. {@code -Dfuzz.seed=} and
 * {@code -Dfuzz.seconds=} choose what is done.
 */
class FuzzTest {
    private static final byte[] NOTHING = {};
    private static final int WORKERS = 4;
    private static final int HOUR = 3600;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() {
        String code = Path.of("src/test/resources/fuzz/fuzz.c").toAbsolutePath().toString();
        Command.Result result = Command.host(folder, NOTHING, "musl-gcc", "-static", "-O1", "-Wall", "-Wextra", "-Werror",
                "-Wno-unused-result", "-o", "fuzz", code);
        assertEquals(0, result.status(), result.errors());
    }

    @Test
    void anythingAtAll() {
        run(Long.getLong("fuzz.seed", 1), Integer.getInteger("fuzz.seconds", 12));
    }

    @Test
    @EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
    void anythingForAnHour() {
        run(1_000_000, HOUR);
    }

    private static void run(long seed, int seconds) {
        // The time is that of the machine, which may be slow.
        int limit = 2 * seconds + 100;
        String script = "./fuzz " + seed + " " + seconds + " " + WORKERS + "; echo ended with $?; busybox ls /bin | busybox sort";
        Command.Result result = Command.within(limit + 20, folder, NOTHING, Command.PROJECT.resolve("bin/awesome").toString(), "run",
                "--verbose", "--cpus", "2", "--timeout", String.valueOf(limit), "--file", "fuzz", "--", "busybox", "sh", "-c", script);
        String what = "seed " + seed + "\n" + result.text() + result.errors();
        assertEquals(0, result.status(), what);
        assertTrue(result.text().endsWith("fuzz: done\nended with 0\nbusybox\n"), what);
        assertFalse(result.errors().contains("the kernel failed"), what);
    }
}
