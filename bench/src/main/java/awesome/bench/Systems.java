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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Both systems, on machines of one kind, with the same first program. */
final class Systems {
    /** MiB of memory of a machine. */
    static final int MEMORY = 512;

    static final Duration LIMIT = Duration.ofMinutes(5);
    /** What the kernel starts, in every root file system here. */
    static final String PROGRAM = "/bench";
    /**
     * Without fast string instructions: Linux would move pages bytewise, and QEMU counts each byte as an instruction.
     */
    private static final String PROCESSOR = "max,-erms,-fsrm";

    /** Spares Linux what a virtual machine does not need, and lets it believe the time stamp counter. */
    private static final String LINUX_COMMAND_LINE =
            "console=ttyS0 quiet tsc=reliable no_timer_check norandmaps nokaslr panic=-1 rdinit=" + PROGRAM;

    private final Path project;
    private final Path folder;

    /** What the project at {@code project} has built; its folder for such things keeps the rest. */
    Systems(Path project) throws IOException {
        this.project = project;
        this.folder = Files.createDirectories(project.resolve("build/bench"));
    }

    /** The project's folder. */
    Path project() {
        return project;
    }

    /** Where results of tools go. */
    Path folder() {
        return folder;
    }

    /** A root file system whose first program is {@code NAME.asm} of this package. */
    Path root(String name) throws IOException {
        return root(name, Tool.assemble(name, folder), new Initramfs());
    }

    /** A root file system whose first program is a script for BusyBox's shell. */
    Path scriptRoot(String name, String script) throws IOException {
        return scriptRoot(name, script, new Initramfs());
    }

    /** The same with what is in {@code root} already. */
    Path scriptRoot(String name, String script, Initramfs root) throws IOException {
        return root(name, Files.writeString(folder.resolve(name), script), root);
    }

    private Path root(String name, Path program, Initramfs root) throws IOException {
        Path archive = folder.resolve(name + ".cpio");
        DefaultRoot.skeleton(root);
        root.file(PROGRAM, program, 0755);
        root.file(DefaultRoot.BUSYBOX, Path.of(DefaultRoot.BUSYBOX), 0755);
        root.bytes(RunFile.PATH, String.join("\0",
                RunFile.VERSION + "=" + RunFile.VERSION_VALUE,
                RunFile.CHANNEL + "=" + RunFile.CHANNEL_CONSOLE,
                RunFile.TERMINALS + "=012",
                RunFile.DIRECTORY + "=/",
                RunFile.PROGRAM + "=" + PROGRAM,
                RunFile.ARGUMENT + "=" + PROGRAM,
                "").getBytes(StandardCharsets.UTF_8), 0644);
        root.write(archive);
        return archive;
    }

    /** Awesome, from a disk of its own. */
    MachineSpec awesome(Path archive) throws IOException {
        return awesome(archive, "");
    }

    /** The same with more options of the kernel. */
    MachineSpec awesome(Path archive, String options) throws IOException {
        return awesome(project.resolve("build/kernel.elf"), archive, options);
    }

    /** The same with this kernel. */
    MachineSpec awesome(Path kernel, Path archive, String options) throws IOException {
        Path disk = folder.resolve("awesome.img");
        new DiskImage(project.resolve("build/boot"))
                .kernel(kernel)
                .initramfs(archive)
                .commandLine("quiet panic=exit " + options)
                .write(disk);
        return MachineSpec.of("awesome", disk);
    }

    /** Debian's kernel, downloaded if need be. */
    Path linuxKernel() throws IOException {
        return LinuxKernel.in(folder.resolve("linux"));
    }

    /** The folder with the modules of that kernel. */
    Path linuxModules() throws IOException {
        return folder.resolve("linux/lib/modules").resolve(linuxKernel().getFileName().toString().replace("vmlinuz-", ""));
    }

    /** Linux, loaded by QEMU. */
    MachineSpec linux(Path archive) throws IOException {
        return MachineSpec.of("linux", null).with("-kernel", linuxKernel().toString(), "-initrd", archive.toString(),
                "-append", LINUX_COMMAND_LINE);
    }

    /** What the name of a kernel's file says. */
    static String name(Path vmlinuz) {
        return vmlinuz.getFileName().toString().replace("vmlinuz-", "Linux ");
    }

    /** Boots a machine on which an instruction takes a nanosecond, until the serial line shows {@code line}. */
    static Matcher boot(MachineSpec spec, Pattern line) {
        return boot(spec, MEMORY, line);
    }

    /** The same with so many MiB of memory. */
    static Matcher boot(MachineSpec spec, int memory, Pattern line) {
        try (Machine machine = start(spec, memory)) {
            return machine.serial().expect(line, LIMIT);
        }
    }

    /** Starts a machine with so many MiB of memory on which an instruction takes a nanosecond. */
    static Machine start(MachineSpec spec, int memory) {
        return startInRealTime(spec.with("-icount", "shift=0,sleep=off", "-seed", "1", "-rtc", "base=2024-01-01,clock=vm"), memory);
    }

    /**
     * Starts one on which an instruction takes a nanosecond, and waiting for a device as long as on the host, so that what
     * disks take counts.
     */
    static Machine startWithDisks(MachineSpec spec, int memory) {
        return startInRealTime(spec.with("-icount", "shift=0,sleep=on", "-seed", "1", "-rtc", "base=2024-01-01,clock=vm"), memory);
    }

    /** Starts one on which time is the host's, as several processors need it that wait for one another. */
    static Machine startInRealTime(MachineSpec spec, int memory) {
        System.err.println("booting " + spec.name());
        return Machine.start(spec.withMemory(memory).withCpuModel(PROCESSOR).withTimeLimit((int) LIMIT.toSeconds()));
    }

    /** What a program printed in hexadecimal. */
    static long number(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
