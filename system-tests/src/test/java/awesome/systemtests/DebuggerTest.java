package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make debug} and {@code bin/debug} do: gdb stops the kernel at lines of Java, before and after the move. */
class DebuggerTest {
    private static final Path KERNEL_MAIN =
            Command.PROJECT.resolve("system/src/main/java/awesome/system/KernelMain.java");

    @TempDir
    private Path folder;

    private static int line(String statement) throws IOException {
        List<String> lines = Files.readAllLines(KERNEL_MAIN);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(statement)) {
                return i + 1;
            }
        }
        throw new AssertionError("\"" + statement + "\" is not in " + KERNEL_MAIN);
    }

    private static void assertMatches(String pattern, Command.Result result) {
        assertTrue(Pattern.compile(pattern).matcher(result.text()).find(),
                () -> pattern + " is not in:\n" + result.text() + result.errors());
    }

    @Test
    void gdbStopsStepsAndShowsCallersAndArguments() throws IOException {
        int phase1 = line("if (options.is(\"panic\", \"exit\")) {");
        int phase2 = line("MemoryReport.print(log);");
        Path socket = folder.resolve("gdb");
        MachineSpec spec = MachineSpec.of("gdb", Images.program("panic=exit kaslr=off", "true"))
                .withCpuModel("max")
                .with("-S", "-gdb", "unix:" + socket + ",server=on,wait=off");
        try (Machine machine = Machine.start(spec)) {
            assertTrue(machine.isAlive());
            Command.Result result = Command.host(folder, new byte[0], "env", "AWESOME_GDB=" + socket,
                    Command.PROJECT.resolve("bin/debug").toString(), "-batch",
                    "-ex", "break KernelMain.java:" + phase1, "-ex", "continue", "-ex", "backtrace", "-ex", "next", "-ex", "info args",
                    "-ex", "break KernelMain.java:" + phase2, "-ex", "continue", "-ex", "backtrace", "-ex", "info args",
                    "-ex", "step", "-ex", "backtrace 2", "-ex", "kill");
            assertMatches("Breakpoint 1\\S*, .*KernelMain.java:" + phase1, result);
            assertMatches("#\\d+ +(0x\\w+ in )?awesome.system.KernelMain.start\\S* \\(information=65536\\)", result);
            assertMatches("Breakpoint 2\\S*, awesome.system.KernelMain.run\\(\\)V \\(this=0xffffc8\\w+\\) at \\S*KernelMain.java:"
                    + phase2, result);
            assertMatches("(?m)^" + phase2 + "\\s+MemoryReport.print\\(log\\);", result);
            assertMatches("#\\d+ .*awesome.arch.x86_64.phase.PhaseEntry.enter.* at \\S*PhaseEntry.java:\\d+", result);
            assertMatches("(?m)^this = 0xffffc8", result);
            assertMatches("#1 .*KernelMain.run\\(\\)V .* at \\S*KernelMain.java:" + phase2, result);
        }
    }
}
