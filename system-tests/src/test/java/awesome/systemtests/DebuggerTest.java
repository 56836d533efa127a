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
    private static final Path SOURCES = Command.PROJECT.resolve("system/src/main/java/awesome/system");

    @TempDir
    private Path folder;

    private static int line(String file, String statement) throws IOException {
        List<String> lines = Files.readAllLines(SOURCES.resolve(file));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(statement)) {
                return i + 1;
            }
        }
        throw new AssertionError("\"" + statement + "\" is not in " + file);
    }

    private static void assertMatches(String pattern, Command.Result result) {
        assertTrue(Pattern.compile(pattern).matcher(result.text()).find(),
                () -> pattern + " is not in:\n" + result.text() + result.errors());
    }

    @Test
    void gdbStopsStepsAndShowsCallersAndArguments() throws IOException {
        int phase1 = line("KernelMain.java", "if (options.is(\"panic\", \"exit\")) {");
        int phase2 = line("KernelMain.java", "MemoryReport.print(log);");
        int program = line("FirstProgram.java", "space.unpack(parameters.initramfs(), parameters.initramfsLength());");
        Path socket = folder.resolve("gdb");
        MachineSpec spec = MachineSpec.of("gdb", Images.program("panic=exit kaslr=off", "true"))
                .withCpuModel("max")
                .with("-S", "-gdb", "unix:" + socket + ",server=on,wait=off");
        try (Machine machine = Machine.start(spec)) {
            assertTrue(machine.isAlive());
            Command.Result result = Command.host(folder, new byte[0], "env", "AWESOME_GDB=" + socket,
                    Command.PROJECT.resolve("bin/debug").toString(), "-batch",
                    "-ex", "break KernelMain.java:" + phase1, "-ex", "continue", "-ex", "backtrace", "-ex", "info args",
                    "-ex", "next",
                    "-ex", "break KernelMain.java:" + phase2, "-ex", "continue", "-ex", "backtrace",
                    "-ex", "step", "-ex", "backtrace 2",
                    "-ex", "break FirstProgram.java:" + program, "-ex", "continue", "-ex", "info args", "-ex", "kill");
            assertMatches("Breakpoint 1\\S*, .*KernelMain.java:" + phase1, result);
            assertMatches("(?m)^" + phase1 + "\\s+if \\(options.is", result);
            assertMatches("#\\d+ +(0x\\w+ in )?awesome.system.KernelMain.start\\S* \\(information=.* at .*KernelMain.java:\\d+", result);
            assertMatches("(?m)^this = 0x\\w+$", result);
            assertMatches("(?m)^" + (phase1 + 1) + "\\s+Pc.exitOnPanic\\(\\);", result);
            assertMatches("Breakpoint 2\\S*, awesome.system.KernelMain.run.* at \\S*KernelMain.java:" + phase2, result);
            assertMatches("(?m)^" + phase2 + "\\s+MemoryReport.print\\(log\\);", result);
            assertMatches("#\\d+ .*awesome.arch.x86_64.phase.PhaseEntry.enter.* at \\S*PhaseEntry.java:\\d+", result);
            assertMatches("#0 .*MemoryReport.print.* at \\S*MemoryReport.java:\\d+", result);
            assertMatches("#1 .*KernelMain.run.* at \\S*KernelMain.java:" + phase2, result);
            assertMatches("Breakpoint 3\\S*, .*FirstProgram.java:", result);
            assertMatches("(?m)^parameters = 0xffffc8\\w+$", result);
        }
    }
}
