package awesome.kernel.init;

import static awesome.abi.linux.SystemCallNumber.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.FileMode;
import awesome.abi.linux.Signal;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.boot.CommandLine;
import awesome.kernel.console.ConsoleDevice;
import awesome.kernel.elf.ElfBuilder;
import awesome.kernel.fake.ArrayStream;
import awesome.kernel.fake.FakeContext;
import awesome.kernel.fake.FakeMachine;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.log.LogBuffer;
import awesome.kernel.machine.Trap;
import awesome.kernel.process.Ending;
import awesome.kernel.process.Machine;
import awesome.kernel.ramfs.CpioWriter;
import awesome.kernel.ramfs.TarWriter;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSpaceTest {
    /** What was written there, one character per byte; nobody types. */
    private static final class Line implements ConsoleDevice {
        final StringBuilder shown = new StringBuilder();

        @Override
        public void write(byte[] source, int start, int length) {
            shown.append(new String(source, start, length, StandardCharsets.ISO_8859_1));
        }

        @Override
        public int read() {
            return -1;
        }

        @Override
        public boolean hasInput() {
            return false;
        }

        @Override
        public int rows() {
            return 25;
        }

        @Override
        public int columns() {
            return 80;
        }
    }

    private static final long DATA = 0x40_3000;
    private static final String READY = "\u0010\1\0\1" + "\u0013\4\0";

    private final FakeMachine machine = new FakeMachine(2048);
    private final Line console = new Line();
    private final Line channel = new Line();
    private final CpioWriter files = new CpioWriter();
    private final ArrayDeque<FakeMachine.Code> steps = new ArrayDeque<>();
    /** The disks of the machine. */
    private final List<BlockDevice> disks = new ArrayList<>();
    @TempDir
    private Path folder;

    private void program(String path) {
        files.entry(path, FileMode.S_IFREG | 0755, ElfBuilder.small().bytes());
    }

    private void request(String... records) {
        String text = "version=1\0" + String.join("\0", records) + "\0";
        files.entry(".awesome/run", FileMode.S_IFREG | 0644, text);
    }

    private Ending run(String options) {
        return run(options, null);
    }

    /** Runs what is in the archive {@code root}, if that is not null, and in {@link #files}. */
    private Ending run(String options, byte[] root) {
        machine.code = context -> steps.isEmpty() ? context.call(EXIT_GROUP, 0) : steps.poll().run(context);
        Machine ports = machine.ports();
        UserSpace space = new UserSpace(ports, UserOptions.of(new CommandLine(options)), console, channel,
                new LogBuffer(machine, machine));
        space.use(disks, List.of(), List.of());
        byte[] archive = files.end().bytes();
        PhysAddr start = PhysAddr.of(0);
        for (int at = 0; at < archive.length; at += 4096) {
            PhysAddr frame = Frame.of(machine.frames.take()).start();
            machine.frames.write(frame, archive, at, Math.min(4096, archive.length - at));
            start = at == 0 ? frame : start;
        }
        if (root != null) {
            space.unpackRoot(new ArrayStream(root, machine.frames));
        }
        space.unpack(start, archive.length);
        return space.run();
    }

    /** Writes the first bytes of the program's data, which are those of its file. */
    private static FakeMachine.Code write(int fd, int length) {
        return context -> context.call(WRITE, fd, DATA, length);
    }

    private static String data(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ElfBuilder.at(0x2000 + i);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Trap exit(FakeContext context) {
        return context.call(EXIT, 3);
    }

    @Test
    void initRunsOnTheConsole() {
        program("init");
        steps.add(write(1, 8));
        steps.add(UserSpaceTest::exit);
        assertEquals(Ending.exited(3), run(""));
        assertEquals(data(8), console.shown.toString().replace("\r\n", "\n"));
        assertEquals("", channel.shown.toString());
        assertEquals("/init ended with status 3", machine.log.get(machine.log.size() - 1));
    }

    @Test
    void theCommandLineNamesAnotherProgram() {
        program("other");
        assertEquals(Ending.exited(0), run("init=/other"));
        assertTrue(machine.log.contains("/other ended with status 0"));
    }

    @Test
    void withoutAProgramItIsSaidWhy() {
        assertEquals(Ending.exited(127), run(""));
        assertTrue(machine.log.contains("the file system has none of the programs that systems begin with:"
                + " [/init, /sbin/init, /etc/init, /bin/init, /bin/sh]"), machine.log.toString());
    }

    @Test
    void aProgramThatIsMissingIsNamed() {
        assertEquals(Ending.exited(127), run("init=/other"));
        assertTrue(machine.log.contains("cannot run /other: ENOENT"), machine.log.toString());
    }

    @Test
    void theFirstOfTheUsualProgramsRuns() {
        program("bin/sh");
        program("sbin/init");
        assertEquals(Ending.exited(0), run(""));
        assertTrue(machine.log.contains("/sbin/init ended with status 0"), machine.log.toString());
    }

    @Test
    void aNameIsLookedForInThePath() {
        program("usr/bin/p");
        files.entry("bin/p", FileMode.S_IFDIR | 0755, "");
        request("channel=frames", "program=p", "argument=p", "environment=HOME=/", "environment=PATH=:/none:/bin:/usr/bin");
        assertEquals(Ending.exited(0), run(""));
        assertTrue(machine.log.contains("/usr/bin/p ended with status 0"), machine.log.toString());
    }

    @Test
    void theRootIsAnArchiveToWhichFilesAreAdded() {
        byte[] root = new TarWriter().entry("./", '5', "").entry("./usr/", '5', "").entry("./usr/bin/", '5', "")
                .link("./bin", '2', "usr/bin").entry("./dev", '0', "in the way").end();
        program("bin/p");
        request("channel=frames", "terminals=", "program=p", "argument=p", "environment=PATH=/usr/bin");
        assertEquals(Ending.exited(0), run("", root));
        assertTrue(machine.log.get(0).startsWith("root file system: 5 files, "), machine.log.toString());
        assertTrue(machine.log.contains("/usr/bin/p ended with status 0"), machine.log.toString());
    }

    @Test
    void aDamagedRootRunsNothing() {
        program("bin/p");
        request("channel=frames", "terminals=", "program=/bin/p", "argument=p");
        assertEquals(Ending.exited(126), run("", new TarWriter().entry("../x", '0', "").end()));
        String frames = channel.shown.toString();
        assertTrue(frames.contains("awesome: root file system: name with .. or a zero byte, ../x, at byte 0"), frames);
        assertTrue(frames.endsWith("\u0014\1\0~"), frames);
    }

    @Test
    void aRootThatIsTooLargeSaysHowMuchItNeeds() {
        byte[] root = new TarWriter().entry("f", '0', "x".repeat(9 << 20)).end();
        assertEquals(Ending.exited(126), run("", root));
        assertEquals("root file system: its 9 MiB do not fit into a machine of 8 MiB; start it with more memory,"
                + " --memory 576", machine.log.get(machine.log.size() - 1));
    }

    @Test
    void theLauncherLearnsOfARestart() {
        program("bin/p");
        request("channel=frames", "terminals=", "program=/bin/p", "argument=p");
        steps.add(context -> context.call(REBOOT, 0xfee1deadL, 672274793, 0x01234567));
        run("");
        assertTrue(channel.shown.toString().endsWith("\u0016\0\0"), channel.shown.toString());
    }

    @Test
    void theLauncherGetsOutputAndStatus() {
        program("bin/p");
        request("channel=frames", "terminals=", "directory=/bin", "program=/bin/p", "argument=p");
        steps.add(write(1, 3));
        steps.add(write(2, 2));
        steps.add(UserSpaceTest::exit);
        assertEquals(Ending.exited(3), run(""));
        String frames = channel.shown.toString();
        assertTrue(frames.startsWith(READY), frames);
        assertTrue(frames.endsWith("\u0011\3\0" + data(3) + "\u0012\2\0" + data(2) + "\u0014\1\0\3"), frames);
        assertEquals("", console.shown.toString());
    }

    @Test
    void theLauncherLearnsOfSignals() {
        program("bin/p");
        request("channel=frames", "terminals=", "directory=/", "program=/bin/p", "argument=p");
        steps.add(context -> context.touch(0, true, false));
        assertEquals(Ending.killed(Signal.SIGSEGV), run(""));
        assertTrue(channel.shown.toString().endsWith("\u0015\1\0\u000b"));
    }

    @Test
    void theLauncherLearnsWhatCannotRun() {
        files.entry("bin/p", FileMode.S_IFREG | 0755, "\177ELF but no more");
        request("channel=frames", "terminals=", "directory=/", "program=/bin/p", "argument=p");
        assertEquals(Ending.exited(126), run(""));
        String frames = channel.shown.toString();
        assertTrue(frames.contains("awesome: /bin/p is an ELF file cut off in its header: it has 16 bytes\n"), frames);
        assertTrue(frames.endsWith("\u0014\1\0~"), frames);
    }

    @Test
    void aStrangeRequestIsRefused() {
        request("channel=pigeons");
        assertEquals(Ending.exited(126), run(""));
        assertTrue(machine.log.get(machine.log.size() - 1).startsWith("/.awesome/run: unknown channel pigeons"),
                machine.log.toString());
    }

    @Test
    void ofADamagedArchiveWhatCameBeforeIsThere() {
        program("init");
        files.entry("a/../..", FileMode.S_IFREG | 0644, "bad name");
        assertEquals(Ending.exited(0), run(""));
        String line = machine.log.get(0);
        assertTrue(line.startsWith("initial file system: ") && line.endsWith("; build the image again"), line);
    }

    @Test
    void devicesAndProcAreThere() {
        program("init");
        long path = DATA + 0x1000;
        steps.add(context -> context.call(GETCWD, path, 64));
        steps.add(context -> context.call(OPEN, path, 0, 0));
        steps.add(context -> context.call(GETDENTS64, context.accumulator, DATA + 0x1100, 1024));
        long[] length = new long[1];
        steps.add(context -> {
            length[0] = context.accumulator;
            return context.call(EXIT, 0);
        });
        assertEquals(Ending.exited(0), run(""));
        // ".", "..", dev, init, proc and sys
        assertEquals(24 + 24 + 24 + 24 + 24 + 24, length[0]);
    }

    /** A disk with a program as {@code /sbin/init}; its image. */
    private Path disk(String type, String... options) throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.write(Files.createDirectories(tree.resolve("sbin")).resolve("init"), ElfBuilder.small().bytes()).toFile()
                .setExecutable(true);
        Path image = folder.resolve("image");
        List<String> command = new ArrayList<>(List.of("mke2fs", "-q", "-F", "-t", type, "-d", tree.toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(image.toString(), "4m"));
        String said = host(command.toArray(String[]::new));
        assertTrue(Files.exists(image), said);
        disks.add(HostDisk.of(image, machine.frames));
        return image;
    }

    private static String host(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", ":/usr/sbin", String::concat);
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static void assertClean(Path image) throws IOException {
        String said = host("sh", "-c", "e2fsck -fn " + image + "; dumpe2fs -h " + image + " 2>/dev/null | grep state");
        assertTrue(said.contains("Filesystem state:         clean") && !said.contains("Fix"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root=/dev/host", "root=254:0", "root=UUID=01234567-89ab-cdef-0123-456789ABCDEF", "root=LABEL=top",
        "root=/dev/host rootfstype=iso9660,ext3 rootflags=data=ordered rw ro"})
    void theRootIsADisk(String options) throws IOException {
        Path image = disk("ext4", "-U", "01234567-89ab-cdef-0123-456789abcdef", "-L", "top");
        request("channel=frames", "terminals=");
        steps.add(UserSpaceTest::exit);
        assertEquals(Ending.exited(3), run(options + " rw"), machine.log.toString());
        assertTrue(machine.log.contains("/sbin/init ended with status 3"), machine.log.toString());
        assertClean(image);
        // The kernel's own have places there from now on.
        String names = host("debugfs", "-R", "ls -p /", image.toString());
        assertTrue(names.contains("/dev/") && names.contains("/proc/") && names.contains("/sys/"), names);
    }

    @Test
    void aRootThatIsOnlyReadIsNotWrittenTo() throws IOException {
        for (String each : new String[] {"dev", "proc", "sys"}) {
            Files.createDirectories(folder.resolve("tree").resolve(each));
        }
        Path image = disk("ext4");
        byte[] before = Files.readAllBytes(image);
        steps.add(UserSpaceTest::exit);
        assertEquals(Ending.exited(3), run("root=/dev/host"));
        assertTrue(Arrays.equals(before, Files.readAllBytes(image)));
    }

    @Test
    void aRootWithoutPlacesForTheKernelsOwnIsRefusedIfItCannotBeWritten() throws IOException {
        disk("ext2");
        assertEquals(Ending.exited(126), run("root=/dev/host"));
        assertTrue(machine.log.contains("the root file system has no directory /dev, which the kernel needs, and it cannot be"
                + " made: EROFS"), machine.log.toString());
    }

    @Test
    void aRootThatIsNotThereIsToldWithWhatIs() throws IOException {
        disk("ext4", "-U", "01234567-89ab-cdef-0123-456789abcdef", "-L", "top");
        request("channel=frames", "terminals=");
        assertEquals(Ending.exited(126), run("root=/dev/vda1 rw"));
        String shown = channel.shown.toString();
        assertTrue(shown.contains("awesome: root=/dev/vda1: there is no such disk; there are:\n  /dev/host, 4096 KiB,"
                + " UUID=01234567-89ab-cdef-0123-456789abcdef, LABEL=top\n"), shown);
    }

    @Test
    void aRootThatCannotBeMountedIsTold() {
        disks.add(HostDisk.of(new byte[1 << 20], machine.frames));
        assertEquals(Ending.exited(126), run("root=/dev/host rw"));
        assertTrue(machine.log.contains("root=/dev/host: has no file system of a type that is known, or rootflags= has wrong"
                + " options; there are:\n  /dev/host, 1024 KiB"), machine.log.toString());
        machine.log.clear();
        assertEquals(Ending.exited(126), run("root=/dev/host rootfstype=xfs,tmpfs"));
        assertTrue(machine.log.get(machine.log.size() - 1).startsWith(
                "root=/dev/host: rootfstype= names no type that lies on disks; "), machine.log.toString());
    }

    @Test
    void filesInMemoryWithAnInitLookForTheRootThemselves() throws IOException {
        disk("ext4");
        program("init");
        assertEquals(Ending.exited(0), run("root=/dev/host"));
        assertTrue(machine.log.contains("/init ended with status 0"), machine.log.toString());
    }
}
