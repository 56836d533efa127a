package awesome.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/**
 * The root file system that the guest gets: a folder of the host, which the host's tar packs as it is, with owners,
 * permissions, links and devices, or a tar archive, perhaps compressed, which is passed on unchanged.
 */
final class RootSource {
    /** A file of QEMU's firmware configuration has a length of 32 bits. */
    static final long MOST_BYTES = 0xffff_ffffL;

    private static final int MAGIC = 6;
    /** How a compressed file begins, in hexadecimal digits, and what makes it long again. */
    private static final Map<String, String> COMPRESSED = Map.of("1f8b", "gzip", "fd377a585a00", "xz", "28b52ffd", "zstd",
            "425a68", "bzip2");

    private RootSource() {}

    /**
     * The archive for a folder or an archive.
     *
     * @param root what the person gives
     * @param folder for an archive that has to be made
     * @throws CannotRunException if it is not there, cannot be read as a whole or is too large
     */
    static Path archive(Path root, Path folder) throws IOException, CannotRunException {
        Path archive = folder.resolve("root");
        if (Files.isDirectory(root)) {
            // What is mounted in it, /proc above all, stays out.
            make(archive, "read all of " + root, "tar", "--create", "--one-file-system", "--numeric-owner", "--file=-",
                    "--directory=" + root, ".");
        } else if (!Files.isReadable(root) || !Files.isRegularFile(root)) {
            throw failed("--root: " + (Files.exists(root) ? root + " is no folder and no archive that can be read"
                    : "there is no file " + root));
        } else {
            String tool = decompressor(root);
            if (tool == null) {
                archive = root;
            } else {
                make(archive, "decompress " + root, tool, "--decompress", "--stdout", root.toString());
            }
        }
        if (Files.size(archive) > MOST_BYTES) {
            throw failed("--root: " + root + " has " + (Files.size(archive) >> 20) + " MiB, and less than 4096 are possible");
        }
        return archive;
    }

    /** The program that decompresses a file; null if it is not compressed. */
    static String decompressor(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String magic = HexFormat.of().formatHex(in.readNBytes(MAGIC));
            return COMPRESSED.entrySet().stream().filter(each -> magic.startsWith(each.getKey())).map(Map.Entry::getValue)
                    .findFirst().orElse(null);
        }
    }

    /** Runs a command that writes {@code file}; {@code aim} says what for. */
    private static void make(Path file, String aim, String... command) throws IOException, CannotRunException {
        Path errors = file.resolveSibling("errors");
        try {
            Process process = new ProcessBuilder(command).redirectOutput(file.toFile()).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                String said = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).strip();
                throw failed("--root: cannot " + aim + ":\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static CannotRunException failed(String message) {
        return new CannotRunException(Ending.MACHINE_FAILED, message);
    }
}
