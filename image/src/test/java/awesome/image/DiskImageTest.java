package awesome.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.DiskHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskImageTest {
    private static final int HEADER = DiskHeader.SECTOR;

    /** By another implementation. */
    private static final long XXH64_OF_512_ZEROS = 0x8bbf7f68e8c3b87cL;

    @TempDir
    Path folder;

    private final byte[] stage2 = new byte[1000];
    private Path kernel;
    private Path output;

    @BeforeEach
    void makeFiles() throws IOException {
        Arrays.fill(stage2, (byte) 0x42);
        kernel = Files.write(folder.resolve("kernel"), "a kernel".getBytes(StandardCharsets.UTF_8));
        output = folder.resolve("image");
    }

    private DiskImage image() {
        return new DiskImage(new byte[512], stage2).kernel(kernel);
    }

    private ByteBuffer read() throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(output)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(ByteBuffer image, long sector, int length) {
        byte[] bytes = new byte[length];
        image.get((int) sector * DiskHeader.SECTOR, bytes);
        return bytes;
    }

    @Test
    void headerDescribesWhatIsOnTheDisk() throws IOException {
        Path initramfs = Files.write(folder.resolve("initramfs"), new byte[5000]);
        image().commandLine("quiet").initramfs(initramfs).write(output);
        ByteBuffer image = read();

        assertEquals(DiskHeader.MAGIC_VALUE, image.getLong(HEADER + DiskHeader.MAGIC));
        assertEquals(DiskHeader.VERSION_VALUE, image.getInt(HEADER + DiskHeader.VERSION));
        assertEquals(2, image.getInt(HEADER + DiskHeader.STAGE2_SECTORS));
        assertArrayEquals(stage2, bytes(image, DiskHeader.STAGE2_SECTOR, stage2.length));
        assertEquals(5, image.getInt(HEADER + DiskHeader.COMMAND_LINE_BYTES));
        assertEquals("quiet\0", new String(bytes(image, image.getLong(HEADER + DiskHeader.COMMAND_LINE_SECTOR), 6),
                StandardCharsets.UTF_8));
        assertEquals(8, image.getLong(HEADER + DiskHeader.KERNEL_BYTES));
        assertEquals("a kernel", new String(bytes(image, image.getLong(HEADER + DiskHeader.KERNEL_SECTOR), 8),
                StandardCharsets.UTF_8));
        assertEquals(5000, image.getLong(HEADER + DiskHeader.INITRAMFS_BYTES));
        long initramfsSector = image.getLong(HEADER + DiskHeader.INITRAMFS_SECTOR);
        assertEquals((initramfsSector + 10) * DiskHeader.SECTOR, image.capacity(), "5000 bytes are 10 sectors");
    }

    @Test
    void sumsTurnByABitForEachWord() {
        ByteBuffer words = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        words.putInt(0, 0x8000_0000).putInt(4, 5).putInt(8, 7);
        assertEquals(2 * (1 + 5) + 7, DiskImage.sum(words, 0, 12));
    }

    @Test
    void checksumIsXxh64OverWholeSectors() throws IOException {
        Files.write(kernel, new byte[] {0});
        image().write(output);
        ByteBuffer image = read();
        assertEquals(XXH64_OF_512_ZEROS, image.getLong(HEADER + DiskHeader.KERNEL_CHECKSUM));
    }

    @Test
    void withoutInitramfsItsFieldsAreZero() throws IOException {
        image().write(output);
        ByteBuffer image = read();
        assertEquals(0, image.getLong(HEADER + DiskHeader.INITRAMFS_SECTOR));
        assertEquals(0, image.getLong(HEADER + DiskHeader.INITRAMFS_BYTES));
        assertEquals(image.capacity() / DiskHeader.SECTOR - 1, image.getInt(446 + 12), "sectors of the partition");
    }

    @Test
    void refusesWhatTheLoaderWouldNotTake() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> new DiskImage(new byte[511], stage2));
        assertThrows(IllegalArgumentException.class, () -> new DiskImage(new byte[512], new byte[32 * 512 + 1]));
        assertThrows(IllegalArgumentException.class, () -> image().commandLine("x".repeat(4096)));
        assertThrows(IllegalArgumentException.class, () -> image().commandLine("a\0b"));
        image().commandLine("x".repeat(4095)).write(output);
        Files.write(kernel, new byte[0]);
        String message = assertThrows(IOException.class, () -> image().write(output)).getMessage();
        assertTrue(message.contains("the kernel " + kernel + " has 0 bytes"), message);
        assertFalse(Files.exists(output), "half an image");
    }
}
