package awesome.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Commands of the host. */
final class Tool {
    private Tool() {}

    /**
     * Runs a command in a folder.
     *
     * @return what it prints
     * @throws IOException if it fails; its message has what was printed
     */
    static String run(Path folder, String... command) throws IOException {
        Process process = new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }

    /** Assembles a program of this package, {@code NAME.asm}, into {@code folder}. */
    static Path assemble(String name, Path folder) throws IOException {
        Path source = copy(name + ".asm", folder);
        copy("program.inc", folder);
        run(folder, "nasm", "-Werror", "-f", "bin", "-o", name, source.toString());
        return folder.resolve(name);
    }

    /** A file of this package. */
    static String text(String file) throws IOException {
        try (InputStream in = Tool.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Copies a file of this package into {@code folder}. */
    static Path copy(String file, Path folder) throws IOException {
        Path target = folder.resolve(file);
        try (InputStream in = Tool.class.getResourceAsStream(file)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
