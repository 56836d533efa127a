package awesome.bench;

import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What booting takes, from reset to the first instruction of the first program: instructions, and memory in use then; and
 * memory in use when a shell runs.
 * Arguments: the project's folder.
 */
public final class BootBench {
    private static final long MIB = 1 << 20;
    private static final double MILLION = 1e6;
    private static final Pattern PROBED = Pattern.compile("probe: ([0-9a-f]{16}) ([0-9a-f]{16}) ([0-9a-f]{16})");
    /** A shell that asks nobody else what is free, and has what shells need. */
    private static final String SHELL = """
            #!/bin/busybox sh
            /bin/busybox mount -t proc proc /proc 2>/dev/null
            while read name number unit; do
                case $name in
                    MemFree:) echo "shell: $number kB" ;;
                esac
            done </proc/meminfo
            while :; do /bin/busybox sleep 60; done
            """;
    private static final Pattern SHELL_RUNS = Pattern.compile("shell: ([0-9]+) kB");
    private static final Pattern FIRMWARE = Pattern.compile("firmware: ([0-9a-f]{16})");

    private final Path project;
    private final Systems systems;

    private BootBench(Path project) throws IOException {
        this.project = project;
        this.systems = new Systems(project);
    }

    /** What the probe saw. */
    private record Boot(long instructions, long free) {
        /** Configured memory that is not free, kernel and all. */
        double used() {
            return Systems.MEMORY - (double) free / MIB;
        }
    }

    /** Measures and prints a table. */
    public static void main(String[] args) throws IOException {
        new BootBench(Path.of(args[0]).toAbsolutePath()).run();
    }

    private void run() throws IOException {
        Path archive = systems.root("probe");
        long firmware = firmware();
        Path vmlinuz = systems.linuxKernel();
        Boot linux = probe(systems.linux(archive));
        Boot awesome = probe(systems.awesome(archive));
        long after = awesome.instructions - firmware;
        long linuxAfter = linux.instructions - firmware;
        System.out.printf(Locale.ROOT,
                "%nFrom reset to the first instruction of the first program (QEMU, TCG, %d MiB)%n%n", Systems.MEMORY);
        row("", "Awesome", Systems.name(vmlinuz), "ratio");
        row("million instructions", millions(awesome.instructions), millions(linux.instructions),
                ratio(awesome.instructions, linux.instructions));
        row("  firmware of them", millions(firmware), millions(firmware), "");
        row("  after the firmware", millions(after), millions(linuxAfter), ratio(after, linuxAfter));
        row("MiB of RAM in use", tenths(awesome.used()), tenths(linux.used()), ratio(awesome.used(), linux.used()));
        Path shell = systems.scriptRoot("shell", SHELL);
        double linuxShell = shell(systems.linux(shell));
        double shellHere = shell(systems.awesome(shell));
        row("  when a shell runs", tenths(shellHere), tenths(linuxShell), ratio(shellHere, linuxShell));
        row("kernel file, KiB", kib(project.resolve("build/kernel.elf")), kib(vmlinuz), "");
        System.out.println();
        System.out.println("Awesome reads kernel and archive from a BIOS disk; Linux gets both from QEMU (-kernel).");
    }

    private long firmware() throws IOException {
        Path disk = Tool.assemble("firmware", systems.folder());
        return Systems.number(Systems.boot(MachineSpec.of("firmware", disk), FIRMWARE).group(1));
    }

    private static Boot probe(MachineSpec spec) {
        Matcher line = Systems.boot(spec, PROBED);
        return new Boot(Systems.number(line.group(1)), Systems.number(line.group(3)));
    }

    /** Configured memory in MiB that is not free when a shell runs. */
    private static double shell(MachineSpec spec) {
        return Systems.MEMORY - Long.parseLong(Systems.boot(spec, SHELL_RUNS).group(1)) / 1024.0;
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
