package awesome.kernel.ext4;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The host's programs for these file systems (e2fsprogs). */
final class Tools {
    private static final int SECONDS = 120;
    /** The same on every host. */
    private static final String CONFIGURATION = """
            [defaults]
                base_features = sparse_super,large_file,filetype,resize_inode,dir_index,ext_attr
                blocksize = 4096
                inode_size = 256
                inode_ratio = 16384
            [fs_types]
                ext3 = {
                    features = has_journal
                }
                ext4 = {
                    features = has_journal,extent,huge_file,flex_bg,metadata_csum,64bit,dir_nlink,extra_isize
                }
                small = {
                    inode_ratio = 4096
                }
            """;
    private static final Path CONFIGURATION_FILE = configuration();

    /** What a program wrote, and how it ended. */
    record Result(int status, String output) {}

    private Tools() {}

    private static Path configuration() {
        try {
            Path file = Files.createTempFile("mke2fs", ".conf");
            file.toFile().deleteOnExit();
            return Files.writeString(file, CONFIGURATION);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Result run(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        for (String directory : new String[] {"/usr/sbin/", "/sbin/"}) {
            if (Files.exists(Path.of(directory + words.get(0)))) {
                words.set(0, directory + words.get(0));
            }
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().put("MKE2FS_CONFIG", CONFIGURATION_FILE.toString());
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(words + " does not end");
            }
            return new Result(process.exitValue(), output);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(words + " cannot be run: install e2fsprogs (make setup)", e);
        }
    }

    /** Runs a program that must end well. */
    static String require(String... command) {
        Result result = run(command);
        if (result.status() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed with " + result.status() + ":\n"
                    + result.output());
        }
        return result.output();
    }

    /** Makes a file system of {@code blocks} KiB with the files of a directory; null for none. */
    static void make(Path image, Path tree, String kib, String... options) {
        List<String> words = new ArrayList<>(List.of("mke2fs", "-q", "-F"));
        words.addAll(List.of(options));
        if (tree != null) {
            words.addAll(List.of("-d", tree.toString()));
        }
        words.addAll(List.of(image.toString(), kib));
        require(words.toArray(new String[0]));
    }

    /** What e2fsck finds wrong, changing nothing; empty if nothing is. */
    static String check(Path image) {
        Result result = run("e2fsck", "-fn", image.toString());
        return result.status() == 0 ? "" : result.output();
    }

    /** Has debugfs do something to an image; the requests' output. */
    static String debug(Path image, String request) {
        return require("debugfs", "-w", "-R", request, image.toString());
    }
}
