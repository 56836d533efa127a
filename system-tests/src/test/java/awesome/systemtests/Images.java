package awesome.systemtests;

import awesome.abi.run.RunFile;
import awesome.image.DefaultRoot;
import awesome.image.DiskImage;
import awesome.image.Initramfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Disk images for tests, in {@code target/images}. */
final class Images {
    /** What the shell of the default root says when it waits. */
    static final String PROMPT = "~ # ";

    /** Long enough for a busy host. */
    static final Duration BOOT = Duration.ofSeconds(60);

    private static final Path FOLDER = Path.of("target", "images").toAbsolutePath();
    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    private Images() {}

    /** The kernel under test. */
    static Path kernel() {
        return built("kernel.elf");
    }

    /** A disk that boots into the shell of the default root. */
    static Path shell(String commandLine) {
        return image("shell", commandLine, archive -> DefaultRoot.of(Path.of(DefaultRoot.BUSYBOX)).write(archive));
    }

    /** A disk whose only program is BusyBox with these arguments, on the console. */
    static Path program(String commandLine, String... arguments) {
        return image("program " + String.join(" ", arguments), commandLine, archive -> {
            Initramfs root = new Initramfs();
            DefaultRoot.skeleton(root);
            root.file(DefaultRoot.BUSYBOX, Path.of(DefaultRoot.BUSYBOX), 0755);
            StringBuilder run = new StringBuilder();
            for (String record : List.of(
                    RunFile.VERSION + "=" + RunFile.VERSION_VALUE,
                    RunFile.CHANNEL + "=" + RunFile.CHANNEL_CONSOLE,
                    RunFile.TERMINALS + "=012",
                    RunFile.DIRECTORY + "=/",
                    RunFile.PROGRAM + "=" + DefaultRoot.BUSYBOX,
                    RunFile.ARGUMENT + "=busybox")) {
                run.append(record).append('\0');
            }
            for (String argument : arguments) {
                run.append(RunFile.ARGUMENT + "=").append(argument).append('\0');
            }
            root.bytes(RunFile.PATH, run.toString().getBytes(StandardCharsets.UTF_8), 0644);
            root.write(archive);
        });
    }

    /** A disk without files: they are on another one, which the command line names. */
    static Path bare(String commandLine) {
        return image("bare", commandLine, null);
    }

    /** Something that writes an archive. */
    private interface Root {
        void write(Path archive) throws IOException;
    }

    private static Path image(String what, String commandLine, Root root) {
        return MADE.computeIfAbsent(what + ": " + commandLine, key -> {
            try {
                Files.createDirectories(FOLDER);
                Path disk = FOLDER.resolve(MADE.size() + "-" + Integer.toHexString(key.hashCode()) + ".img");
                Path archive = FOLDER.resolve(disk.getFileName() + ".cpio");
                if (root != null) {
                    root.write(archive);
                }
                new DiskImage(built("boot/" + DiskImage.STAGE2_FILE).getParent())
                        .kernel(kernel())
                        .initramfs(root == null ? null : archive)
                        .commandLine(commandLine)
                        .write(disk);
                Files.deleteIfExists(archive);
                return disk;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Path built(String name) {
        Path file = Command.PROJECT.resolve("build").resolve(name);
        if (!Files.exists(file)) {
            throw new AssertionError("there is no " + file + "; run \"make\" before the system tests");
        }
        return file;
    }
}
