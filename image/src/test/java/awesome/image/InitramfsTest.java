package awesome.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitramfsTest {
    private static byte[] archive(Initramfs tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tree.write(out);
        return out.toByteArray();
    }

    private static List<CpioEntry> entries(Initramfs tree) throws IOException {
        return CpioEntry.readAll(archive(tree));
    }

    private static List<String> lines(Initramfs tree) throws IOException {
        return entries(tree).stream().map(CpioEntry::toString).toList();
    }

    @Test
    void writesParentsBeforeWhatIsInThem() throws IOException {
        Initramfs tree = new Initramfs().text("/etc/conf.d/one", "1", 0644).device("/dev/null", 0666, 1, 3)
                .symlink("/bin/sh", "/bin/busybox").directory("/tmp", 01777);
        assertEquals(List.of("bin 40755", "bin/sh 120777 12", "dev 40755", "dev/null 20666 1:3", "etc 40755",
                "etc/conf.d 40755", "etc/conf.d/one 100644 1", "tmp 41777"), lines(tree));
    }

    @Test
    void anAdditionHasNoDirectoriesThatNobodyAskedFor() throws IOException {
        Initramfs tree = Initramfs.addition().text("/etc/conf.d/one", "1", 0644).directory("/usr/lib", 0700);
        assertEquals(List.of("etc/conf.d/one 100644 1", "usr/lib 40700"), lines(tree));
    }

    @Test
    void headerIsThatOfTheFormat() throws IOException {
        byte[] bytes = archive(new Initramfs().text("/a", "xyz", 0600));
        String entry = "070701" + "00000001" + "00008180" + "00000000" + "00000000" + "00000001" + "00000000"
                + "00000003" + "00000000" + "00000000" + "00000000" + "00000000" + "00000002" + "00000000" + "a\0xyz\0";
        assertEquals(entry, new String(bytes, 0, entry.length(), StandardCharsets.US_ASCII));
        assertEquals(0, bytes.length % 4);
    }

    @Test
    void sameTreeGivesTheSameBytesInAnyOrder() throws IOException {
        byte[] one = archive(new Initramfs().text("/a/b", "1", 0644).text("/a/c", "2", 0644));
        byte[] two = archive(new Initramfs().text("/a/c", "2", 0644).text("/a/b", "1", 0644));
        assertArrayEquals(one, two);
    }

    @Test
    void busyboxUnderstandsIt(@TempDir Path folder) throws IOException, InterruptedException {
        Path archive = folder.resolve("archive");
        Path host = Files.write(folder.resolve("host"), new byte[100_001]);
        new Initramfs().file("/deep/file", host, 0640).symlink("/link", "deep/file").write(archive);
        Process process = new ProcessBuilder("/bin/busybox", "cpio", "-idm", "-F", archive.toString())
                .directory(folder.toFile()).inheritIO().start();
        assertEquals(0, process.waitFor());
        assertEquals(100_001, Files.size(folder.resolve("deep/file")));
        assertEquals(Path.of("deep/file"), Files.readSymbolicLink(folder.resolve("link")));
    }

    @Test
    void contentsOfAPageOrMoreBeginAtAPage() throws IOException {
        Initramfs tree = new Initramfs();
        for (int i = 0; i < 50; i++) {
            tree.bytes("/" + "f".repeat(i + 1), new byte[4090 + i], 0644);
        }
        for (CpioEntry entry : entries(tree)) {
            assertEquals(0, entry.start() % (entry.contents().length < 4096 ? 4 : 4096));
        }
    }

    @Property(tries = 50)
    void contentsComeBack(@ForAll byte[] contents, @ForAll @IntRange(max = 0777) int permissions) throws IOException {
        CpioEntry entry = entries(new Initramfs().bytes("/file", contents, permissions)).get(0);
        assertArrayEquals(contents, entry.contents());
        assertEquals(0100000 | permissions, entry.mode());
    }

    @Test
    void lastOneUnderAPathCounts() throws IOException {
        Initramfs tree = new Initramfs().text("/f", "old", 0644).symlink("/f", "target");
        assertEquals(List.of("f 120777 6"), lines(tree));
    }

    @Test
    void directoriesStayDirectories() {
        Initramfs tree = new Initramfs().text("/d/f", "", 0644).symlink("/lib", "/usr/lib");
        assertEquals("/d is directory already", message(() -> tree.text("/d", "", 0644)));
        assertEquals("/d/f/g: /d/f is no directory", message(() -> tree.text("/d/f/g", "", 0644)));
        assertEquals("/lib/x: /lib is no directory", message(() -> tree.text("/lib/x", "", 0644)));
        assertEquals("/d/f is no directory already", message(() -> tree.directory("/d/f")));
    }

    @Test
    void refusesWhatIsNoPath() {
        for (String path : List.of("", "/", "a", "/a/", "//a", "/a/../b", "/./a", "/a\0")) {
            assertThrows(IllegalArgumentException.class, () -> new Initramfs().text(path, "", 0644), path);
        }
    }

    @Test
    void noticesAFileThatChangesItsLength() {
        CpioWriter archive = new CpioWriter(new ByteArrayOutputStream());
        assertTrue(assertThrows(IOException.class, () -> archive.entry("f", 0100644, 4, bytes(3))).getMessage()
                .contains("f shrank"));
        assertTrue(assertThrows(IOException.class, () -> archive.entry("f", 0100644, 4, bytes(5))).getMessage()
                .contains("f grew"));
        assertTrue(assertThrows(IOException.class, () -> archive.entry("f", 0100644, 1L << 32, bytes(0))).getMessage()
                .contains("f is too large"));
    }

    private static ByteArrayInputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static String message(Runnable action) {
        return assertThrows(IllegalArgumentException.class, action::run).getMessage();
    }
}
