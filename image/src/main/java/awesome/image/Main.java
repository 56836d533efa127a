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
    @Option(names = "--loader", required = true, paramLabel = "DIR",
            description = "Folder with " + DiskImage.BOOT_SECTOR_FILE + " and " + DiskImage.STAGE2_FILE + ".")
    private Path loader;

    @Option(names = "--kernel", required = true, paramLabel = "FILE", description = "The kernel, an ELF file.")
    private Path kernel;

    @Option(names = "--initramfs", paramLabel = "FILE",
            description = "The first file system, a cpio archive; by default one with BusyBox and its shell.")
    private Path initramfs;

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
        Path temporary = null;
        try {
            if (initramfs == null) {
                temporary = Files.createTempFile("initramfs", ".cpio");
                DefaultRoot.of(busybox).write(temporary);
            }
            new DiskImage(loader)
                    .kernel(kernel)
                    .initramfs(temporary == null ? initramfs : temporary)
                    .commandLine(commandLine)
                    .write(output);
            return CommandLine.ExitCode.OK;
        } finally {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
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
