package awesome.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.image.DiskImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole command in a process of its own, with a process that plays QEMU. */
@Timeout(60)
class RunCommandTest {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    private Path folder;

    private String errors;
    private String output;

    @BeforeEach
    void pretendThatEverythingIsBuilt() throws IOException {
        Path loader = Files.createDirectories(folder.resolve("build/boot"));
        Files.write(loader.resolve(DiskImage.BOOT_SECTOR_FILE), new byte[512]);
        Files.write(loader.resolve(DiskImage.STAGE2_FILE), new byte[100]);
        Files.writeString(folder.resolve("build/kernel.elf"), "the kernel");
    }

    private int run(String part, String input, String... arguments) throws IOException, InterruptedException {
        int status = start(part, input, arguments).waitFor();
        output = Files.readString(folder.resolve("out"), StandardCharsets.ISO_8859_1);
        errors = Files.readString(folder.resolve("err"), StandardCharsets.ISO_8859_1);
        assertEquals(List.of(), temporaryFiles());
        return status;
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("hsperf")).toList();
        }
    }

    private Process start(String part, String input, String... arguments) throws IOException {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-cp", CLASS_PATH,
                "-Djava.io.tmpdir=" + temporary,
                "-D" + Installation.HOME_PROPERTY + "=" + folder,
                "-D" + RunCommand.QEMU_PROPERTY + "=" + JAVA + " -XX:TieredStopAtLevel=1 -cp " + CLASS_PATH + " "
                        + FakeQemu.class.getName() + " " + part,
                Awesome.class.getName(), "run"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    @Test
    void aProgramGetsItsArgumentsAndTheStreams() throws IOException, InterruptedException {
        assertEquals(7, run("echo", "input\n\0", "--", "busybox", "cat"), () -> errors);
        assertEquals("input\n\0", output);
        assertEquals("", errors);
    }

    @Test
    void theDiskSaysWhatToRun() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("data"), "1");
        assertEquals(0, run("inspect", "", "--append", "kaslr=off", "--file", "data", "--memory", "64M",
                "busybox", "--help", "-x", "a b"), () -> errors);
        List<String> lines = output.lines().toList();
        assertTrue(lines.contains("channel=frames"), output);
        assertTrue(lines.contains("terminals="), output);
        assertTrue(lines.contains("program=/bin/busybox"), output);
        assertTrue(lines.contains("directory=" + folder), output);
        assertEquals(List.of("argument=busybox", "argument=--help", "argument=-x", "argument=a b"),
                lines.stream().filter(line -> line.startsWith("argument=")).toList());
        assertTrue(lines.contains("kernel panic=exit kaslr=off"), output);
    }

    @Test
    void withoutAProgramThereIsAShell() throws IOException, InterruptedException {
        assertEquals(0, run("inspect", ""), () -> errors);
        assertTrue(output.contains("program=/bin/busybox\nargument=sh\n"), output);
        assertTrue(output.contains("directory=/root\n"), output);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException, InterruptedException {
        assertEquals(127, run("echo", "", "--", "no-such-program"));
        assertEquals("awesome: there is no program no-such-program in PATH\n", errors);
        assertEquals(125, run("echo", "", "--file", "absent", "--", "busybox"));
        assertEquals("awesome: --file: there is no file " + folder.resolve("absent") + "\n", errors);
        assertEquals(125, run("echo", "", "--file", "/dev/null", "--", "busybox"));
        assertTrue(errors.contains("neither a file nor a folder"), errors);
        assertEquals(125, run("echo", "", "--file", "in:" + folder, "--", "busybox"));
        assertTrue(errors.contains(folder + " is directory already"), errors);
        assertEquals(2, run("echo", "", "--memory", "much", "--", "busybox"));
        assertTrue(errors.contains("'much' is no amount of memory"), errors);
        Files.delete(folder.resolve("build/kernel.elf"));
        assertEquals(125, run("echo", "", "--", "busybox"));
        assertTrue(errors.contains("run \"make\""), errors);
    }

    @Test
    void nothingIsLeftWhenTheLauncherIsEnded() throws IOException, InterruptedException {
        Process launcher = start("hang", "", "--", "busybox");
        while (launcher.children().findAny().isEmpty()) {
            assertTrue(launcher.isAlive());
            Thread.sleep(5);
        }
        ProcessHandle machine = launcher.children().findAny().orElseThrow();
        launcher.destroy();
        launcher.waitFor();
        machine.onExit().join();
        assertEquals(List.of(), temporaryFiles());
    }

    @Test
    void qemusOwnErrorsAreShown() throws IOException, InterruptedException {
        assertEquals(125, run("refuse", "", "--", "busybox"));
        assertEquals("awesome: QEMU ended with status 1: qemu: -m 1: no such machine\n", errors);
    }
}
