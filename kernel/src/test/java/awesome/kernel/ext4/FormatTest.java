package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.Inode;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What debugfs puts into an image is found there. */
class FormatTest {
    @TempDir
    Path directory;

    private Path image;

    @BeforeEach
    void make() throws Exception {
        image = directory.resolve("image");
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Files.writeString(tree.resolve("file"), "content");
        Tools.make(image, tree, "4m", "-t", "ext4");
    }

    private Inode file(String name) throws Exception {
        return Mounted.readOnly(image).system.root().lookup(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 100, 3000})
    void findsAttributes(int size) throws Exception {
        byte[] value = new byte[size];
        new Random(size).nextBytes(value);
        Files.write(directory.resolve("value"), value);
        Tools.debug(image, "ea_set /file user.first hello");
        Tools.debug(image, "ea_set -f " + directory.resolve("value") + " /file user.second");
        Tools.debug(image, "ea_set /file trusted.third x");
        Tools.debug(image, "ea_set /file security.capability y");
        Inode file = file("file");
        List<String> names = new ArrayList<>();
        file.attributes().names().forEach(names::add);
        assertEquals(List.of("user.second", "user.first", "trusted.third", "security.capability"), names);
        assertArrayEquals("hello".getBytes(StandardCharsets.US_ASCII), file.attributes().get("user.first"));
        assertArrayEquals(value, file.attributes().get("user.second"));
        Errors.assertErrno(Errno.ENODATA, () -> file.attributes().get("user.none"));
    }

    @Test
    void findsDevices() throws Exception {
        Tools.debug(image, "mknod small c 5 1");
        Tools.debug(image, "mknod large b 259 60000");
        assertEquals(DeviceNumber.of(5, 1), file("small").device());
        assertEquals(FileMode.S_IFCHR, file("small").type());
        assertEquals(DeviceNumber.of(259, 60000), file("large").device());
        assertEquals(FileMode.S_IFBLK, file("large").type());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -2147483648L, 2147483647L, 2147483648L, 4294967296L, 15032385535L})
    void findsTimes(long seconds) throws Exception {
        long epoch = seconds - (int) seconds >>> 32 & 3;
        Tools.debug(image, "set_inode_field file mtime_lo " + (seconds & 0xffffffffL));
        Tools.debug(image, "set_inode_field file mtime_extra " + (123456789L << 2 | epoch));
        assertEquals(seconds * 1_000_000_000L + 123456789, file("file").modified());
    }

    @Test
    void findsLargeOwners() throws Exception {
        Tools.debug(image, "set_inode_field file uid 123456789");
        Tools.debug(image, "set_inode_field file gid 4000000000");
        assertEquals(123456789, file("file").owner());
        assertEquals((int) 4000000000L, file("file").group());
    }

    @Test
    void saysWhatItDoesNotKnow() {
        Tools.debug(image, "feature FEATURE_I30");
        MountException refused = assertThrows(MountException.class, () -> Mounted.readOnly(image));
        assertEquals(Errno.EINVAL, refused.errno());
        assertTrue(refused.getMessage().contains("0x40000000"), refused.getMessage());
        Tools.make(image, null, "4m", "-t", "ext4", "-O", "casefold,encrypt");
        refused = assertThrows(MountException.class, () -> Mounted.readOnly(image));
        assertTrue(refused.getMessage().contains("encrypt, casefold"), refused.getMessage());
    }

    @Test
    void doesNotTakeAnythingElse() throws Exception {
        Files.write(image, new byte[100_000]);
        assertEquals(Errno.EINVAL, assertThrows(MountException.class, () -> Mounted.readOnly(image)).errno());
        assertEquals(Errno.EINVAL, assertThrows(MountException.class,
                () -> Mounted.of(100, true, memory -> HostDisk.of(new byte[1024], memory))).errno());
    }

    @Test
    void noticesDamage() throws Exception {
        long table = Long.parseLong(Tools.debug(image, "stats").replaceAll("(?s).*inode table at (\\d+).*", "$1"));
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            // The owner of inode 12, the first file.
            file.seek(table * 4096 + 11 * 256 + 2);
            file.write(77);
        }
        Mounted mounted = Mounted.readOnly(image);
        Errors.assertErrno(Errno.EUCLEAN, () -> mounted.system.root().lookup("file"));
        assertEquals(List.of("ext4: host: inode 12: its checksum is wrong"), mounted.log);
    }

    @Test
    void tellsOfAll() throws Exception {
        Mounted mounted = Mounted.readOnly(image);
        String stats = Tools.debug(image, "stats");
        assertEquals(Long.parseLong(stats.replaceAll("(?s).*Block count: +(\\d+).*", "$1")), mounted.system.totalBlocks());
        assertEquals(Long.parseLong(stats.replaceAll("(?s).*\nFree blocks: +(\\d+).*", "$1")),
                mounted.system.freeBlocks());
        assertEquals(Long.parseLong(stats.replaceAll("(?s).*Inode count: +(\\d+).*", "$1")), mounted.system.files());
        assertEquals(Long.parseLong(stats.replaceAll("(?s).*Free inodes: +(\\d+).*", "$1")),
                mounted.system.freeFiles());
        assertEquals("ext4", mounted.system.type());
        assertNull(mounted.system.root().lookup("nothing"));
        Bytes sink = new Bytes(new byte[100]);
        mounted.system.root().lookup("file").read(3, sink);
        assertEquals(4, sink.done());
    }
}
