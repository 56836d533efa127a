package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code bin/awesome run} on a terminal, which script(1) makes. */
@Timeout(180)
class LauncherTerminalTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SIZE = "stty rows 33 cols 101; ";

    private Process process;
    private Serial terminal;

    private void start(String name, String command) throws IOException {
        Path log = Files.createDirectories(Path.of("target", "machines")).resolve(name + ".log");
        process = new ProcessBuilder(List.of("script", "-q", "-e", "-c", SIZE + command, "/dev/null"))
                .directory(Command.PROJECT.toFile())
                .redirectErrorStream(true)
                .start();
        terminal = new Serial(process.getInputStream(), process.getOutputStream(), log);
    }

    private int end() throws InterruptedException {
        terminal.awaitEnd(SOON);
        process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
        return process.exitValue();
    }

    @AfterEach
    void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    @Test
    void aShellIsTypedTo() throws IOException, InterruptedException {
        start("launcher-shell", "bin/awesome run --timeout 120; status=$?; stty -a; exit $status");
        terminal.expect("# ", SOON);
        terminal.send("echo $((6*7))\r");
        terminal.expect("\n42\r\n", SOON);
        terminal.send("echo turn; while :; do :; done\r");
        terminal.expect("\nturn\r\n", SOON);
        terminal.send("\u0003");
        terminal.expect("# ", SOON);
        terminal.send("exit 7\r");
        terminal.expect(" icanon", SOON);
        terminal.expect(" echo", SOON);
        assertEquals(7, end());
    }

    @Test
    void jobsAreStoppedAndContinued() throws IOException, InterruptedException {
        start("launcher-jobs", "bin/awesome run --timeout 120 --cpus 2 -- busybox sh -i");
        terminal.expect("# ", SOON);
        terminal.send("busybox sh -c 'echo go$((1+1)); exec busybox sleep 100'\r");
        terminal.expect("go2\r\n", SOON);
        terminal.send("\u001a");
        terminal.expect("Stopped", SOON);
        terminal.expect("# ", SOON);
        terminal.send("bg\r");
        terminal.expect("# ", SOON);
        terminal.send("jobs\r");
        terminal.expect("Running", SOON);
        terminal.send("fg\r");
        terminal.expect("busybox sh", SOON);
        Thread.sleep(1000);
        terminal.send("\u0003");
        terminal.expect("# ", SOON);
        terminal.send("echo status=$?\r");
        terminal.expect("status=130\r\n", SOON);
        terminal.send("busybox cat & busybox sleep 1; jobs\r");
        terminal.expect("Stopped (tty input)", SOON);
        terminal.send("exit 6\r");
        terminal.expect("You have stopped jobs.", SOON);
        // The shell says so once; what is stopped ends with the first process.
        terminal.send("exit 6\r");
        assertEquals(6, end());
    }

    @Test
    void theProgramKnowsTheSizeOfTheWindow() throws IOException, InterruptedException {
        start("launcher-size", "bin/awesome run --timeout 120 -- busybox stty size");
        terminal.expect("33 101\r\n", SOON);
        assertEquals(0, end());
    }

    @Test
    void theEscapeKeyEndsTheMachine() throws IOException, InterruptedException {
        start("launcher-escape", "bin/awesome run --timeout 120 -- busybox cat");
        terminal.send("typed ahead\r");
        terminal.expect("typed ahead\r\ntyped ahead\r\n", SOON);
        terminal.send("\u001d");
        assertEquals(130, end());
    }
}
