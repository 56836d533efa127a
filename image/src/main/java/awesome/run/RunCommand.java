package awesome.run;

import awesome.abi.run.RootArchive;
import awesome.image.DefaultRoot;
import awesome.image.DiskImage;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awesome run}: boots into a program and ends with its exit status. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Boots straight into a Linux program of this machine, which must be linked statically,"
                + " or of a root file system.",
        footer = {"",
            "Without PROGRAM it boots into a shell. Input, output and exit status are the",
            "program's; a signal that ends it gives 128 and its number. Control-] ends the",
            "machine. Status 125: the machine failed; 126: not a program that can run;",
            "127: no such program; 2: wrong usage."})
final class RunCommand implements Callable<Integer> {
    /** Which standard streams are terminals; the shell that starts this knows. */
    static final String TERMINALS_PROPERTY = "awesome.terminals";

    /** Command that starts QEMU, instead of the usual one; blanks separate its words. */
    static final String QEMU_PROPERTY = "awesome.qemu";

    private static final Path BUSYBOX = Path.of(DefaultRoot.BUSYBOX);
    private static final int USUAL_MEMORY = 512;
    /** The kernel's option that names the disk with the root. */
    private static final String ROOT_OPTION = "root=";
    private static final String FIRST_DISK = "/dev/vda";
    private static final Path TOP = Path.of("/");
    private static final Path HOME = Path.of("/root");
    private static final String GUEST_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    @Option(names = "--root", paramLabel = "DIR|TAR|DISK[:ro]",
            description = "The root file system: a folder or a tar archive, which comes into memory, or the image of a disk, which"
                    + " keeps what is changed; \"awesome disk\" makes some. PROGRAM is one of its programs then; without PROGRAM"
                    + " its /sbin/init or the like is run.")
    private String root;

    @Option(names = "--memory", paramLabel = "N", converter = Memory.class,
            description = "RAM in MiB, or with M or G behind it; default: 512, with --root as much more as that needs.")
    private Integer memory;

    @Option(names = "--cpus", paramLabel = "N", defaultValue = "1", description = "Processors; default: ${DEFAULT-VALUE}.")
    private int cpus;

    @Option(names = "--append", paramLabel = "ARGS",
            description = "Added to the kernel's command line; may be given again.")
    private List<String> append = new ArrayList<>();

    @Option(names = "--file", paramLabel = "HOST[:GUEST]",
            description = "A file or folder that the program finds, at the same path or at GUEST; may be given again.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--disk", paramLabel = "FILE[:ro]",
            description = "The image of a disk, which programs find as /dev/vda, with :ro behind it to be read only; may be given"
                    + " again, for /dev/vdb and so on. A disk that is given as --root comes before them.")
    private List<String> disks = new ArrayList<>();

    @Option(names = "--share", paramLabel = "DIR[:GUEST][:ro]",
            description = "A folder that both have: programs find it at the same path, or at GUEST, and what they change in it is"
                    + " changed here, with :ro behind it nothing; may be given again.")
    private List<String> shares = new ArrayList<>();

    @Option(names = {"--boot-log", "--verbose"}, description = "Show the boot log on standard error.")
    private boolean bootLog;

    @Option(names = "--trace", description = "Show all system calls, with the boot log.")
    private boolean trace;

    @Option(names = "--trace-only", paramLabel = "WHOSE[:CALLS]",
            description = "Show system calls of these programs or process numbers only, divided by commas, and only calls of"
                    + " these names.")
    private String traceOnly;

    @Option(names = "--log", paramLabel = "FILE", description = "Write the boot log, and what is traced, to FILE.")
    private Path log;

    @Option(names = "--timeout", paramLabel = "S", description = "End the machine after that many seconds; status 125.")
    private Integer timeout;

    @Parameters(paramLabel = "PROGRAM ARGS", arity = "0..*",
            description = "A path, or a name in PATH, and its arguments.")
    private List<String> command = new ArrayList<>();

    private final List<HostShare> shared = new ArrayList<>();

    @Override
    public Integer call() {
        try {
            return boot();
        } catch (CannotRunException e) {
            System.err.println("awesome: " + e.getMessage());
            return e.status();
        } catch (IOException e) {
            System.err.println("awesome: " + (e instanceof NoSuchFileException ? "there is no file " : "") + e.getMessage());
            return Ending.MACHINE_FAILED;
        }
    }

    private int boot() throws CannotRunException, IOException {
        Installation installation = Installation.find();
        String terminals = System.getProperty(TERMINALS_PROPERTY, "");
        HostTerminal terminal = HostTerminal.find(terminals);
        TerminalSize size = terminal == null ? null : terminal.size();
        HostDisk rootDisk = root == null ? null : HostDisk.root(root, Path.of("").toAbsolutePath());
        boolean isOnDisk = rootDisk != null
                || append.stream().anyMatch(each -> (" " + each).contains(" " + ROOT_OPTION));
        if (isOnDisk && !files.isEmpty()) {
            throw new CannotRunException(Ending.MACHINE_FAILED, "--file: a root file system on a disk stays as it is;"
                    + " mount the disk on this host to add files, or give a folder as --root");
        }
        for (String each : shares) {
            shared.add(HostShare.parse(each, Path.of("").toAbsolutePath()));
        }
        GuestRoot guest = root == null && !isOnDisk ? files(terminals, size, terminal != null)
                : addition(terminals, size, terminal != null);

        Path folder = Files.createTempDirectory("awesome");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder), "temporary folder"));
        try {
            Path archive = folder.resolve("initramfs");
            Path disk = folder.resolve("disk");
            guest.write(archive);
            Path tar = root == null || isOnDisk ? null : RootSource.archive(Path.of(root).toAbsolutePath(), folder);
            new DiskImage(installation.loader())
                    .kernel(installation.kernel())
                    .initramfs(archive)
                    .commandLine(kernelCommandLine(rootDisk))
                    .write(disk);
            MachineOptions options = new MachineOptions(qemu(), Acceleration.best(), memory(tar), cpus, disk,
                    disks(rootDisk), shared, tar);
            OutputStream errors = new FileOutputStream(FileDescriptor.err);
            boolean show = bootLog || trace || traceOnly != null;
            try (OutputStream file = log == null ? null : Files.newOutputStream(log)) {
                OutputStream shown = file != null ? file : show ? errors : null;
                Session session = new Session(options, folder, terminal, terminals.contains("0"), shown, timeout);
                return session.run(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), errors);
            }
        } catch (IllegalArgumentException e) {
            throw new CannotRunException(Ending.MACHINE_FAILED, e.getMessage());
        } finally {
            Folders.delete(folder);
        }
    }

    /** All disks, {@code first} before the others, unless it is null. */
    private List<HostDisk> disks(HostDisk first) throws CannotRunException, IOException {
        List<HostDisk> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        for (String each : disks) {
            all.add(HostDisk.parse("--disk", each, Path.of("").toAbsolutePath()));
        }
        return all;
    }

    private int memory(Path tar) throws IOException {
        if (memory != null) {
            return memory;
        }
        return tar == null ? USUAL_MEMORY : RootArchive.memoryFor(Files.size(tar));
    }

    /** What is added to the root file system that the person gives. */
    private GuestRoot addition(String terminals, TerminalSize size, boolean anyTerminal)
            throws CannotRunException, IOException {
        GuestRoot addition = GuestRoot.addition();
        addFiles(addition);
        String program = command.isEmpty() ? null : command.get(0);
        addition.addRunFile(RunFileText.frames(terminals, size, TOP, program, command, environment(anyTerminal), shared));
        return addition;
    }

    private void addFiles(GuestRoot guest) throws CannotRunException, IOException {
        for (String file : files) {
            guest.add(SharedFile.parse(file, Path.of("").toAbsolutePath()));
        }
    }

    private GuestRoot files(String terminals, TerminalSize size, boolean anyTerminal)
            throws CannotRunException, IOException {
        Path directory = Path.of("").toAbsolutePath();
        Program program = null;
        GuestRoot guest;
        byte[] runFile;
        if (command.isEmpty()) {
            guest = GuestRoot.standard(BUSYBOX);
            runFile = RunFileText.frames(terminals, size, HOME, DefaultRoot.BUSYBOX, List.of("sh"), environment(anyTerminal),
                    shared);
        } else {
            program = Program.find(command.get(0), directory, System.getenv().getOrDefault("PATH", ""));
            guest = GuestRoot.of(program, directory);
            runFile = RunFileText.frames(terminals, size, directory, program.file().toString(), command,
                    environment(anyTerminal), shared);
        }
        addFiles(guest);
        if (program != null && program.interpreter() != null && !guest.hasFile(Path.of(program.interpreter()))) {
            program.missInterpreter();
        }
        guest.addRunFile(runFile);
        return guest;
    }

    private static List<String> environment(boolean anyTerminal) {
        List<String> variables = new ArrayList<>(List.of("HOME=" + HOME, "PATH=" + GUEST_PATH, "USER=root"));
        if (anyTerminal) {
            variables.add("TERM=" + System.getenv().getOrDefault("TERM", "linux"));
        }
        return variables;
    }

    private String kernelCommandLine(HostDisk rootDisk) {
        List<String> words = new ArrayList<>(List.of("panic=exit"));
        if (rootDisk != null) {
            words.add(ROOT_OPTION + FIRST_DISK + (rootDisk.readOnly() ? " ro" : " rw"));
        }
        words.addAll(append);
        if (trace || traceOnly != null) {
            words.add("trace=" + (traceOnly == null ? "all" : traceOnly));
        }
        return String.join(" ", words);
    }

    private static List<String> qemu() {
        return List.of(System.getProperty(QEMU_PROPERTY, "qemu-system-x86_64").split(" "));
    }
}
