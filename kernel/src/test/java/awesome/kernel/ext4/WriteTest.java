package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is there, for this and for the host's tools, which find nothing wrong. */
class WriteTest {
    private static final boolean ALL = "all".equals(System.getProperty("awesome.tests"));
    private static final int STEPS = ALL ? 400 : 80;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {
        "-t ext4 -b 4096", "-t ext4 -b 1024", "-t ext2 -b 1024", "-t ext3 -b 4096", "-t ext2 -b 4096 -I 128 -O ^dir_index",
        "-t ext4 -b 1024 -O ^metadata_csum,uninit_bg,^64bit,^flex_bg -g 1024", "-t ext4 -b 2048 -O inline_data",
        "-t ext4 -b 1024 -O meta_bg,^resize_inode -g 1024", "-t ext4 -b 4096 -O ^extents,^64bit",
        "-t ext4 -b 1024 -O ^filetype,^huge_file -I 128", "-t ext4 -b 1024 -O large_dir,metadata_csum_seed,orphan_file",
        "-t ext4 -b 4096 -O ^has_journal"
    })
    void doesAsTheHostDoes(String options) throws Exception {
        long seed = Long.getLong("ext4.seed", System.nanoTime());
        System.out.println("seed " + seed + " of " + options);
        Path image = directory.resolve("image");
        Tools.make(image, null, "24m", options.split(" "));
        Path host = Files.createDirectory(directory.resolve("host"));
        byte[] bytes = Files.readAllBytes(image);
        Random random = new Random(seed);
        for (int round = 0; round < 3; round++) {
            Mounted mounted = Mounted.writable(bytes);
            RandomWork work = new RandomWork(random, host, mounted.system.root(), options.contains("ext4")
                    && !options.contains("^extents"));
            for (int i = 0; i < STEPS; i++) {
                work.step();
            }
            HostTree.assertSame(host, mounted.system.root(), false);
            mounted.system.unmount();
            assertEquals(List.of(), mounted.log);
            assertEquals(0, mounted.frames.used());
            Files.write(image, bytes);
            assertEquals("", Tools.check(image));
            HostTree.assertSame(host, Mounted.readOnly(image).system.root(), false);
        }
        compareDump(image, host);
    }

    /** The host's tool gets the same files out of the image. */
    private void compareDump(Path image, Path host) throws IOException {
        Path dump = Files.createDirectory(directory.resolve("dump"));
        Tools.debug(image, "rdump / " + dump);
        Files.deleteIfExists(dump.resolve("lost+found"));
        Files.setPosixFilePermissions(dump, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals("", Tools.run("diff", "-r", "--no-dereference", host.toString(), dump.toString()).output());
    }
}
