package awesome.run;

import awesome.image.Ext4Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awesome disk}: makes a disk with a root file system. Exit status 0: made; 1: not, which is told; 2: wrong usage. */
@Command(name = "disk", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes the image of a disk with an ext4 file system for \"awesome run --root\", in which there is what a folder"
                + " or a tar archive has.")
final class DiskCommand implements Callable<Integer> {
    private static final long MEBIBYTE = 1 << 20;

    @Option(names = "--size", paramLabel = "N", converter = Memory.class,
            description = "How large it is in MiB, or with M or G behind it; default: 1G, or more if three times what is in it is more."
                    + " The file takes only what is used.")
    private Integer size;

    @Option(names = "--label", paramLabel = "NAME", defaultValue = "", description = "What the file system is called.")
    private String label;

    @Parameters(index = "0", paramLabel = "DIR|TAR", description = "What comes into it.")
    private Path source;

    @Parameters(index = "1", paramLabel = "DISK", description = "The file to write; one that is there is replaced.")
    private Path disk;

    @Override
    public Integer call() {
        try {
            make();
            return 0;
        } catch (CannotRunException | IOException | IllegalArgumentException e) {
            System.err.println("awesome: " + e.getMessage());
            return 1;
        }
    }

    private void make() throws IOException, CannotRunException {
        if (!Files.isReadable(source)) {
            throw new CannotRunException(1, (Files.exists(source) ? "no permission to read " : "there is no file ") + source);
        }
        boolean isFolder = Files.isDirectory(source);
        Path folder = Files.createTempDirectory(disk.toAbsolutePath().getParent(), ".awesome-disk");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder), "temporary folder"));
        try {
            // What is unfinished never has the name of what is wanted.
            Path unfinished = folder.resolve("disk");
            new Ext4Image(isFolder ? Ext4Image.Kind.FOLDER : Ext4Image.Kind.TAR, source).label(label)
                    .write(unfinished, size == null ? 0 : size * MEBIBYTE, folder);
            Files.move(unfinished, disk, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Folders.delete(folder);
        }
    }
}
