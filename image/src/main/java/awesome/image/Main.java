package awesome.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a disk image. Exit status 0: written; 1: a file is missing or wrong, which is told; 2: wrong usage. */
@Command(name = "image", mixinStandardHelpOptions = true, sortOptions = false, version = "image 0.1.0",
        description = "Makes a disk image that boots Awesome.")
public final class Main implements Callable<Integer> {
    private static final int MEBIBYTE_BITS = 20;

    @Option(names = "--loader", required = true, paramLabel = "DIR",
            description = "Folder with " + DiskImage.BOOT_SECTOR_FILE + " and " + DiskImage.STAGE2_FILE + ".")
    private Path loader;

    @Option(names = "--kernel", required = true, paramLabel = "FILE", description = "The kernel, an ELF file.")
    private Path kernel;

    @Option(names = "--initramfs", paramLabel = "FILE",
            description = "The root file system, a cpio archive, which is in memory; by default there is one with BusyBox and its"
                    + " shell on a partition of the image. If the image has that already, it stays as it is.")
    private Path initramfs;

    @Option(names = "--in-memory", description = "The default root file system is in memory too.")
    private boolean inMemory;

    @Option(names = "--root-size", paramLabel = "MIB", defaultValue = "512",
            description = "How large the partition is, in MiB; default: ${DEFAULT-VALUE}. The file takes only what is used.")
    private int rootSize;

    @Option(names = "--busybox", paramLabel = "FILE", defaultValue = "/bin/busybox",
            description = "The BusyBox for the default file system, statically linked; default: ${DEFAULT-VALUE}.")
    private Path busybox;

    @Option(names = "--command-line", paramLabel = "TEXT", defaultValue = "",
            description = "The kernel's command line.")
    private String commandLine;

    @Option(names = {"--output", "-o"}, required = true, paramLabel = "FILE", description = "The image to write.")
    private Path output;

    private Main() {}

    /** Makes the image and ends the JVM. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Makes the image that the arguments ask for; gives the exit status. */
    public static int execute(String... arguments) {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain).execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        DiskImage disk = new DiskImage(loader).kernel(kernel).commandLine(commandLine);
        if (initramfs != null) {
            disk.initramfs(initramfs).write(output);
        } else if (inMemory) {
            Path temporary = Files.createTempFile("initramfs", ".cpio");
            try {
                DefaultRoot.of(busybox).write(temporary);
                disk.initramfs(temporary).write(output);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } else {
            new RootPartition(disk, output).write(archive -> DefaultRoot.of(busybox).write(archive),
                    (long) rootSize << MEBIBYTE_BITS, commandLine);
        }
        return CommandLine.ExitCode.OK;
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (problem instanceof NoSuchFileException) {
            command.getErr().println("image: there is no file " + problem.getMessage());
        } else if (problem instanceof IOException || problem instanceof IllegalArgumentException) {
            command.getErr().println("image: " + problem.getMessage());
        } else {
            throw problem;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
