package awesome.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootSourceTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path work;

    private String failure(Path root) {
        return assertThrows(CannotRunException.class, () -> RootSource.archive(root, work)).getMessage();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return text;
    }

    @Test
    void aFolderIsPacked() throws IOException, InterruptedException, CannotRunException {
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(folder.resolve("etc/\u00e9"), "1");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("etc"));
        Path archive = RootSource.archive(folder, work);
        assertEquals(".\n./etc\n./etc/\u00e9\n./link\n", run("sh", "-c", "tar --quoting-style=literal -tf " + archive
                + " | sed 's,/$,,' | LC_ALL=C sort"));
    }

    @Test
    void anArchiveIsTakenAsItIs() throws IOException, CannotRunException {
        Path file = Files.writeString(folder.resolve("root.tar"), "whatever is in it");
        assertEquals(file, RootSource.archive(file, work));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "xz", "bzip2"})
    void aCompressedArchiveIsDecompressed(String tool) throws IOException, InterruptedException, CannotRunException {
        Path file = Files.writeString(folder.resolve("root.tar"), "whatever is in it");
        run("sh", "-c", tool + " -c " + file + " >" + file + ".compressed");
        Path archive = RootSource.archive(folder.resolve("root.tar.compressed"), work);
        assertEquals("whatever is in it", Files.readString(archive));
    }

    @Test
    void whatIsWrongIsTold() throws IOException {
        assertEquals("--root: there is no file /no/such/root", failure(Path.of("/no/such/root")));
        assertEquals("--root: /dev/null is no folder and no archive that can be read", failure(Path.of("/dev/null")));
        Path damaged = Files.write(folder.resolve("damaged"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0});
        assertTrue(failure(damaged).startsWith("--root: cannot decompress " + damaged + ":\n"), failure(damaged));
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(RootSource.MOST_BYTES + 1);
        }
        assertEquals("--root: " + large + " has 4096 MiB, and less than 4096 are possible", failure(large));
    }
}
