package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher shows of the system calls of a program. */
class SystemCallTraceTest {
    private static final byte[] NOTHING = {};

    @TempDir
    private Path folder;

    private String log(String... arguments) throws IOException {
        Path log = folder.resolve("calls");
        String[] all = new String[arguments.length + 2];
        all[0] = "--log";
        all[1] = log.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Command.Result result = Command.awesome(folder, NOTHING, all);
        assertEquals(0, result.status(), result.errors());
        assertEquals("hi\n", result.text());
        assertEquals("", result.errors());
        return Files.readString(log, StandardCharsets.ISO_8859_1).replace("\r", "");
    }

    private static void shows(String log, String line) {
        assertTrue(("\n" + log).contains("\n" + line + "\n"), "no line \"" + line + "\" in:\n" + log);
    }

    @Test
    void allCallsOfAProgramWithNamesAndResults() throws IOException {
        String log = log("--trace", "--", "busybox", "sh", "-c", "echo hi; busybox ls /none 2>/dev/null; exit 0");
        shows(log, "busybox[1] write(1, \"hi\\n\", 3) = 3");
        shows(log, "busybox[1] openat(AT_FDCWD, \"/dev/null\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3");
        assertTrue(log.contains("busybox[2] execve(\"/proc/self/exe\", [\"busybox\", \"ls\", \"/none\"], 0x"), log);
        assertTrue(log.contains("busybox[1] wait4(-1, [exited with 1], "), log);
        shows(log, "busybox[2] exit_group(1) = ?");
        shows(log, "busybox[1] exit_group(0) = ?");
    }

    @Test
    void onlyThoseThatAreAskedFor() throws IOException {
        String log = log("--trace-only", "2:execve,exit_group", "--", "busybox", "sh", "-c", "busybox echo hi; busybox true");
        shows(log, "busybox[2] exit_group(0) = ?");
        assertFalse(log.contains("[1] "), log);
        assertFalse(log.contains("[3] "), log);
        assertFalse(log.contains(" write("), log);
    }

    /** A call that no kernel has, made by a program that then shows what was asked for in vain. */
    @Test
    void whatIsNotSupportedIsTold() throws IOException {
        Path code = folder.resolve("unsupported.c");
        Files.writeString(code, """
                #include <stdio.h>
                #include <unistd.h>
                int main(void) {
                    char text[100];
                    syscall(336, 1, 2, 3, 4, 5, 6);
                    syscall(336, 6, 5, 4, 3, 2, 1);
                    FILE *file = fopen("/proc/unsupported", "r");
                    while (fgets(text, sizeof text, file) != NULL) {
                        fputs(text, stderr);
                    }
                    return puts("hi") < 0;
                }
                """);
        Command.Result compiled = Command.host(folder, NOTHING, "musl-gcc", "-static", "-o", "unsupported", code.toString());
        assertEquals(0, compiled.status(), compiled.errors());
        Command.Result result = Command.awesome(folder, NOTHING, "--log", folder.resolve("log").toString(), "--", "./unsupported");
        String line = "2 system call 336(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) = -1 ENOSYS\n";
        assertEquals(line, result.errors());
        String log = Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1).replace("\r", "");
        assertTrue(log.contains("asked for and not supported, so often:\n" + line), log);
    }
}
