package awesome.bench;

import awesome.abi.run.RunFile;
import awesome.image.DefaultRoot;
import awesome.image.DiskImage;
import awesome.image.Initramfs;
import awesome.systemtests.Machine;
import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What booting takes, from reset to the first instruction of the first program: instructions, and memory in use then.
 * Arguments: the project's folder.
 */
public final class BootBench {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MEMORY = 512;
    private static final long MIB = 1 << 20;
    private static final double MILLION = 1e6;
    private static final String PROBE = "/probe";
    private static final Pattern PROBED = Pattern.compile("probe: ([0-9a-f]{16}) ([0-9a-f]{16}) ([0-9a-f]{16})");
    private static final Pattern FIRMWARE = Pattern.compile("firmware: ([0-9a-f]{16})");

    /** Spares Linux what a virtual machine does not need, and lets it believe the time stamp counter. */
    private static final String LINUX_COMMAND_LINE =
            "console=ttyS0 quiet tsc=reliable no_timer_check norandmaps nokaslr panic=-1 rdinit=" + PROBE;

    private final Path project;
    private final Path work;

    private BootBench(Path project) throws IOException {
        this.project = project;
        this.work = Files.createDirectories(project.resolve("build/bench"));
    }

    /** What the probe saw. */
    private record Boot(long instructions, long free) {
        /** Configured memory that is not free, kernel and all. */
        double used() {
            return MEMORY - (double) free / MIB;
        }
    }

    /** Measures and prints a table. */
    public static void main(String[] args) throws IOException {
        new BootBench(Path.of(args[0]).toAbsolutePath()).run();
    }

    private void run() throws IOException {
        Path archive = root();
        long firmware = firmware();
        Path vmlinuz = LinuxKernel.in(work.resolve("linux"));
        Boot linux = linux(vmlinuz, archive);
        Boot awesome = awesome(archive);
        long after = awesome.instructions - firmware;
        long linuxAfter = linux.instructions - firmware;
        System.out.printf(Locale.ROOT,
                "%nFrom reset to the first instruction of the first program (QEMU, TCG, %d MiB)%n%n", MEMORY);
        row("", "Awesome", vmlinuz.getFileName().toString().replace("vmlinuz-", "Linux "), "ratio");
        row("million instructions", millions(awesome.instructions), millions(linux.instructions),
                ratio(awesome.instructions, linux.instructions));
        row("  firmware of them", millions(firmware), millions(firmware), "");
        row("  after the firmware", millions(after), millions(linuxAfter), ratio(after, linuxAfter));
        row("MiB of RAM in use", tenths(awesome.used()), tenths(linux.used()), ratio(awesome.used(), linux.used()));
        row("kernel file, KiB", kib(project.resolve("build/kernel.elf")), kib(vmlinuz), "");
        System.out.println();
        System.out.println("Awesome reads kernel and archive from a BIOS disk; Linux gets both from QEMU (-kernel).");
    }

    private Path root() throws IOException {
        Path archive = work.resolve("root.cpio");
        Initramfs root = new Initramfs();
        DefaultRoot.skeleton(root);
        root.file(PROBE, Tool.assemble("probe", work), 0755);
        root.file(DefaultRoot.BUSYBOX, Path.of(DefaultRoot.BUSYBOX), 0755);
        root.bytes(RunFile.PATH, String.join("\0",
                RunFile.VERSION + "=" + RunFile.VERSION_VALUE,
                RunFile.CHANNEL + "=" + RunFile.CHANNEL_CONSOLE,
                RunFile.TERMINALS + "=012",
                RunFile.DIRECTORY + "=/",
                RunFile.PROGRAM + "=" + PROBE,
                RunFile.ARGUMENT + "=" + PROBE,
                "").getBytes(StandardCharsets.UTF_8), 0644);
        root.write(archive);
        return archive;
    }

    private long firmware() throws IOException {
        Path disk = Tool.assemble("firmware", work);
        return number(boot(MachineSpec.of("firmware", disk), FIRMWARE).group(1));
    }

    private Boot awesome(Path archive) throws IOException {
        Path disk = work.resolve("awesome.img");
        new DiskImage(project.resolve("build/boot"))
                .kernel(project.resolve("build/kernel.elf"))
                .initramfs(archive)
                .commandLine("quiet panic=exit")
                .write(disk);
        return probe(MachineSpec.of("awesome", disk));
    }

    private Boot linux(Path vmlinuz, Path archive) {
        return probe(MachineSpec.of("linux", null).with("-kernel", vmlinuz.toString(), "-initrd", archive.toString(),
                "-append", LINUX_COMMAND_LINE));
    }

    private static Boot probe(MachineSpec spec) {
        Matcher line = boot(spec, PROBED);
        return new Boot(number(line.group(1)), number(line.group(3)));
    }

    private static Matcher boot(MachineSpec spec, Pattern line) {
        System.err.println("booting " + spec.name());
        MachineSpec counted = spec.withMemory(MEMORY)
                .withCpuModel("max")
                .withTimeLimit((int) LIMIT.toSeconds())
                .with("-icount", "shift=0,sleep=off", "-seed", "1", "-rtc", "base=2024-01-01,clock=vm");
        try (Machine machine = Machine.start(counted)) {
            return machine.serial().expect(line, LIMIT);
        }
    }

    private static long number(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }

    private static void row(String what, String awesome, String linux, String ratio) {
        System.out.printf(Locale.ROOT, "%-24s %14s %32s %8s%n", what, awesome, linux, ratio);
    }

    private static String millions(long count) {
        return String.format(Locale.ROOT, "%.1f", count / MILLION);
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String ratio(double value, double other) {
        return String.format(Locale.ROOT, "%.3f", value / other);
    }

    private static String kib(Path file) throws IOException {
        return String.valueOf(Files.size(file) / 1024);
    }
}
