package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Debian's stress-ng, which does the same for some time and looks whether what comes of it is right. */
class StressTest {
    private static final byte[] NOTHING = {};
    private static final String PROGRAM = "/usr/bin/stress-ng";
    private static final List<String> SOME = List.of("vm 1", "vm-bytes 16M", "fork 1", "pipe 1", "sigq 1", "sigfd 1", "futex 1",
            "mmap 1", "mmap-bytes 8M", "sockpair 1", "eventfd 1", "timerfd 1", "switch 1");
    private static final List<String> OTHERS = List.of("cpu 1", "sigpending 1", "sigsuspend 1", "kill 1", "epoll 1", "timer 1");

    @TempDir
    private static Path folder;

    @Test
    void eachForAMoment() throws IOException {
        run(1, SOME);
    }

    @Test
    @EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
    void eachForHalfAMinute() throws IOException {
        List<String> all = new ArrayList<>(SOME);
        all.addAll(OTHERS);
        run(30, all);
    }

    private static void run(int seconds, List<String> stressors) throws IOException {
        List<String> job = new ArrayList<>(List.of("run sequential", "verify", "oomable", "temp-path /tmp", "timeout " + seconds));
        job.addAll(stressors);
        Files.write(folder.resolve("job"), job);
        int limit = 100 + 2 * seconds * stressors.size();
        List<String> command = new ArrayList<>(List.of(Command.PROJECT.resolve("bin/awesome").toString(), "run", "--verbose", "--cpus",
                "2", "--memory", "1024", "--timeout", String.valueOf(limit), "--file", "job", "--file", PROGRAM, "--file",
                "/etc/passwd", "--file", "/etc/group"));
        for (String word : Command.host(folder, NOTHING, "ldd", PROGRAM).text().split("\\s+")) {
            if (word.startsWith("/lib")) {
                command.addAll(List.of("--file", word));
            }
        }
        command.addAll(List.of("--", PROGRAM, "--job", "job"));
        Command.Result result = Command.within(limit + 20, folder, NOTHING, command.toArray(String[]::new));
        String what = result.text() + result.errors();
        assertEquals(0, result.status(), what);
        assertTrue(what.contains("] successful run completed"), what);
        for (String line : what.split("\n")) {
            assertFalse(line.contains("stress-ng: fail"), what);
        }
    }
}
