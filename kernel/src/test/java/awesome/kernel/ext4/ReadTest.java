package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File systems that mke2fs made from a directory hold what is in the directory. */
class ReadTest {
    private static final int NAMES = 10_000;
    private static final int FEW_NAMES = 300;

    @TempDir
    static Path directory;

    private static Path large;
    private static Path small;

    @BeforeAll
    static void fill() throws IOException {
        large = Files.createDirectory(directory.resolve("large-tree"));
        HostTree.fill(large, NAMES);
        small = Files.createDirectory(directory.resolve("small-tree"));
        HostTree.fill(small, FEW_NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-t ext2 -b 1024", "-t ext2 -b 4096 -r 1 -I 128", "-t ext3 -b 2048", "-t ext4 -b 1024", "-t ext4 -b 2048",
        "-t ext4 -b 4096", "-t ext4 -b 4096 -O ^extents,^64bit",
        "-t ext4 -b 1024 -O 64bit,metadata_csum,flex_bg,inline_data -I 256",
        "-t ext4 -b 4096 -O 64bit,metadata_csum,inline_data -I 512", "-t ext4 -b 4096 -O metadata_csum,^64bit",
        "-t ext4 -b 4096 -O ^metadata_csum,uninit_bg", "-t ext4 -b 4096 -O ^has_journal,^filetype,^dir_index",
        "-t ext4 -b 1024 -O meta_bg,^resize_inode,64bit,metadata_csum -g 1024", "-t ext4 -b 1024 -O ^flex_bg -g 512",
        "-t ext4 -b 4096 -I 1024 -O metadata_csum_seed,metadata_csum,orphan_file,sparse_super2,ea_inode,large_dir",
        "-t ext4 -b 4096 -O bigalloc -C 16384", "-t ext4 -b 4096 -O project,mmp"
    })
    void readsAll(String options) throws Exception {
        Path image = directory.resolve("image");
        Tools.make(image, small, "64m", options.split(" "));
        assertEquals("", Tools.check(image));
        Mounted mounted = Mounted.readOnly(image);
        HostTree.assertSame(small, mounted.system.root());
        assertEquals(List.of(), mounted.log);
        Files.delete(image);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-t ext2 -b 1024 -N 12000", "-t ext4 -b 1024 -N 12000 -O large_dir tea", "-t ext4 -b 4096 -N 12000 legacy",
        "-t ext4 -b 1024 -N 12000 -O inline_data"
    })
    void readsLargeDirectories(String options) throws Exception {
        Path image = directory.resolve("image");
        String hash = options.endsWith("tea") || options.endsWith("legacy") ? options.replaceAll(".* ", "") : "";
        Tools.make(image, large, "64m", options.substring(0, options.length() - hash.length()).trim().split(" "));
        if (!hash.isEmpty()) {
            Tools.require("tune2fs", "-E", "hash_alg=" + hash, image.toString());
        }
        if (options.contains("ext4") || options.contains("dir_index")) {
            // It is e2fsck that makes the index.
            assertEquals(1, Tools.run("e2fsck", "-fyD", image.toString()).status() & ~1 | 1);
        }
        Mounted mounted = Mounted.readOnly(image);
        HostTree.assertSame(large, mounted.system.root());
        assertEquals(List.of(), mounted.log);
        Files.delete(image);
    }
}
