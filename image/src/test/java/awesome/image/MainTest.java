package awesome.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.DiskHeader;
import java.io.IOException;
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
    void makesAnImageWithTheDefaultRoot() throws IOException {
        assertEquals(0, execute("kernel"));
        byte[] start = new byte[6];
        int offset = (int) header(DiskHeader.INITRAMFS_SECTOR) * DiskHeader.SECTOR;
        ByteBuffer.wrap(Files.readAllBytes(output)).get(offset, start);
        assertEquals("070701", new String(start, StandardCharsets.US_ASCII));
        assertTrue(header(DiskHeader.INITRAMFS_BYTES) > Files.size(Path.of("/bin/busybox")));
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
