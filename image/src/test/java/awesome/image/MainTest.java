package awesome.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.DiskHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    private Path output;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.write(folder.resolve("boot_sector.bin"), new byte[512]);
        Files.write(folder.resolve("stage2.bin"), new byte[512]);
        Files.write(folder.resolve("kernel"), new byte[10]);
        Files.write(folder.resolve("archive"), new byte[777]);
        output = folder.resolve("image");
    }

    private int execute(String kernel, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--loader", folder.toString(),
                "--kernel", folder.resolve(kernel).toString(), "-o", output.toString()));
        arguments.addAll(List.of(more));
        return Main.execute(arguments.toArray(String[]::new));
    }

    private long header(int field) throws IOException {
        ByteBuffer image = ByteBuffer.wrap(Files.readAllBytes(output)).order(ByteOrder.LITTLE_ENDIAN);
        return image.getLong(DiskHeader.SECTOR + field);
    }

    @Test
    void makesAnImageWithTheGivenArchive() throws IOException {
        String archive = folder.resolve("archive").toString();
        assertEquals(0, execute("kernel", "--initramfs", archive, "--command-line", "a b"));
        assertEquals(777, header(DiskHeader.INITRAMFS_BYTES));
        assertEquals(3, (int) (header(DiskHeader.STAGE2_SECTORS) >>> 32), "bytes of the command line");
    }

    @Test
    void makesAnImageWithTheDefaultRootInMemory() throws IOException {
        assertEquals(0, execute("kernel", "--in-memory"));
        byte[] start = new byte[6];
        int offset = (int) header(DiskHeader.INITRAMFS_SECTOR) * DiskHeader.SECTOR;
        ByteBuffer.wrap(Files.readAllBytes(output)).get(offset, start);
        assertEquals("070701", new String(start, StandardCharsets.US_ASCII));
        assertTrue(header(DiskHeader.INITRAMFS_BYTES) > Files.size(Path.of("/bin/busybox")));
    }

    private String debugfs(String request) throws IOException {
        ProcessBuilder command = new ProcessBuilder("debugfs", "-w", "-R", request, output + "?offset=" + (32 << 20));
        command.environment().merge("PATH", ":/usr/sbin", String::concat);
        return new String(command.redirectErrorStream(true).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String commandLine() throws IOException {
        byte[] image = new byte[64 * 512];
        try (InputStream in = Files.newInputStream(output)) {
            in.readNBytes(image, 0, image.length);
        }
        return new String(image, 34 * 512, (int) (header(DiskHeader.STAGE2_SECTORS) >>> 32), StandardCharsets.US_ASCII);
    }

    /** It is on a partition, and stays there when there is another kernel. */
    @Test
    void makesAnImageWithARootThatStays() throws IOException {
        assertEquals(0, execute("kernel", "--root-size", "32", "--command-line", "a"));
        assertEquals(64 << 20, Files.size(output));
        ByteBuffer sector = ByteBuffer.wrap(Files.readAllBytes(output), 0, 512).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("65535 131 65536 65536", sector.getInt(446 + 12) + " " + (sector.get(462 + 4) & 0xff) + " "
                + sector.getInt(462 + 8) + " " + sector.getInt(462 + 12));
        assertTrue(debugfs("stat /bin/busybox").contains("Mode:  0755"), debugfs("stat /bin/busybox"));
        assertTrue(debugfs("stat /etc/shadow").contains("User:     0   Group:     0"), debugfs("stat /etc/shadow"));
        assertTrue(debugfs("stat /dev/null").contains("character special"), debugfs("stat /dev/null"));
        assertTrue(debugfs("stat /").contains("Mode:  0755"), debugfs("stat /"));
        assertEquals(0, header(DiskHeader.INITRAMFS_BYTES));
        String first = commandLine();
        assertTrue(first.matches("a root=UUID=[-0-9a-f]{36} rw") && debugfs("stats").contains(first.substring(12, 48)), first);
        debugfs("mkdir /kept");
        Files.write(folder.resolve("kernel"), new byte[100_000]);
        assertEquals(0, execute("kernel", "--root-size", "64", "--command-line", "b c"));
        assertEquals(100_000, header(DiskHeader.KERNEL_BYTES));
        assertEquals(64 << 20, Files.size(output));
        assertEquals(first.replace("a root", "b c root"), commandLine());
        assertTrue(debugfs("stat /kept").contains("directory"), debugfs("stat /kept"));
        // What fails leaves it alone too.
        assertEquals(1, execute("nothing"));
        assertTrue(debugfs("stat /kept").contains("directory"), debugfs("stat /kept"));
        assertEquals(0, Files.getLastModifiedTime(output).toMillis());
    }

    @Test
    void endsWithOneIfAFileIsMissing() {
        assertEquals(1, execute("nothing", "--initramfs", folder.resolve("archive").toString()));
        assertFalse(Files.exists(output));
        assertEquals(1, execute("kernel", "--busybox", "/nowhere/busybox"));
    }

    @Test
    void endsWithTwoIfUsedWrongly() {
        assertEquals(2, Main.execute("--kernel", "kernel"));
    }
}
