package awesome.kernel.iso9660;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discs that xorriso made from a folder hold what is in the folder. */
class IsoFileSystemTest {
    private static final boolean ALL = "all".equals(System.getProperty("awesome.tests"));
    private static final int MUTANTS = ALL ? 10_000 : 300;
    private static final long SECOND = 1_000_000_000;

    @TempDir
    static Path folder;

    private static Path tree;

    @BeforeAll
    static void fill() throws Exception {
        tree = Files.createDirectory(folder.resolve("tree"));
        Random random = new Random(1);
        for (int size : new int[] {0, 1, 2047, 2048, 2049, 4095, 4096, 4097, 100_000, 3_000_000}) {
            Files.write(tree.resolve("file-" + size + ".bin"), bytes(random, size));
        }
        Files.write(tree.resolve("A name with Upper and lower case, blanks, and \u00fcml\u00e4uts.Text"), bytes(random, 10));
        Files.write(tree.resolve("n".repeat(240)), bytes(random, 20));
        Path many = Files.createDirectory(tree.resolve("many"));
        for (int i = 0; i < 500; i++) {
            Files.write(many.resolve("some-file-of-many-" + i), bytes(random, i % 5));
        }
        Path deep = tree;
        for (int i = 0; i < 14; i++) {
            deep = Files.createDirectory(deep.resolve("deep" + i));
            Files.write(deep.resolve("here"), bytes(random, i));
        }
        Files.createDirectory(tree.resolve("empty"));
        Files.createSymbolicLink(tree.resolve("short"), Path.of("many/some-file-of-many-7"));
        Files.createSymbolicLink(tree.resolve("up"), Path.of("../../x/./y"));
        Files.createSymbolicLink(tree.resolve("absolute"), Path.of("/usr/bin"));
        Files.createSymbolicLink(tree.resolve("long"), Path.of("part".repeat(40) + "/" + "l".repeat(250) + "/" + "m".repeat(250)));
        assertEquals(0, new ProcessBuilder("mkfifo", tree.resolve("fifo").toString()).start().waitFor());
        Files.setPosixFilePermissions(tree.resolve("file-1.bin"), PosixFilePermissions.fromString("r-x-w-rwx"));
        Files.setLastModifiedTime(tree.resolve("file-1.bin"), FileTime.fromMillis(1_000_000_000_000L));
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void rockRidgeShowsAll() throws Exception {
        DiscTree disc = new DiscTree(DiscTree.make(tree, folder, "-R", "-D"));
        assertEquals(DiscTree.ofHost(tree), disc.all());
        assertEquals(List.of(), disc.log);
    }

    /** Nobody's turn is waited for. */
    @Test
    void whatWasLookedForOfLateIsKnown() throws Exception {
        DiscTree disc = new DiscTree(DiscTree.make(tree, folder, "-R"));
        Directory many = (Directory) disc.system.root().lookup("many");
        Inode found = many.lookup("some-file-of-many-300");
        assertNull(many.lookup("not there"));
        disc.turn.others = () -> {
            throw new AssertionError("it is looked for again");
        };
        assertSame(found, many.lookup("some-file-of-many-300"));
        assertNull(many.lookup("not there"));
        disc.turn.others = null;
        assertNotNull(many.lookup("some-file-of-many-301"));
    }

    /** Of a file that is read in order, more than one piece of 256 KiB is there, or on its way, when the disk goes. */
    @Test
    void whatFollowsComesBeforeItIsAskedFor() throws Exception {
        DiscTree disc = new DiscTree(DiscTree.make(tree, folder, "-R"));
        Inode file = disc.system.root().lookup("file-3000000.bin");
        byte[] found = new byte[3_000_000];
        int at = 0;
        while (at < 1 << 20) {
            file.read(at, new Bytes(found, at, 4096));
            at += 4096;
        }
        disc.disk.vanishAfter(0);
        try {
            while (at + 4096 < found.length) {
                file.read(at, new Bytes(found, at, 4096));
                at += 4096;
            }
        } catch (ErrnoException e) {
            assertEquals(Errno.EIO, e.errno());
        }
        assertTrue(at >= (1 << 20) + (1 << 18), at + " bytes");
        byte[] expected = Files.readAllBytes(tree.resolve("file-3000000.bin"));
        assertEquals(-1, Arrays.mismatch(expected, 0, at, found, 0, at));
        disc.system.unmount();
        disc.assertNothingLeft();
    }

    @Test
    void directoriesThatWereMovedAreWhereTheyBelong() throws Exception {
        DiscTree disc = new DiscTree(DiscTree.make(tree, folder, "-r", "-rr_reloc_dir", "/moved"));
        assertTrue(disc.system.root().lookup("deep0") instanceof Directory);
        assertEquals(DiscTree.ofHost(tree), disc.all());
    }

    @Test
    void attributesAreThoseOfTheFiles() throws Exception {
        DiscTree disc = new DiscTree(DiscTree.make(tree, folder, "-R", "-J"));
        Inode file = disc.system.root().lookup("file-1.bin");
        assertEquals(0100527, file.mode());
        assertEquals(1_000_000_000L, file.modified() / SECOND);
        Path host = tree.resolve("many");
        Inode directory = disc.system.root().lookup("many");
        assertEquals((int) Files.getAttribute(host, "unix:mode", LinkOption.NOFOLLOW_LINKS), directory.mode());
        assertEquals((int) Files.getAttribute(host, "unix:uid", LinkOption.NOFOLLOW_LINKS), directory.owner());
        assertEquals((int) Files.getAttribute(host, "unix:gid", LinkOption.NOFOLLOW_LINKS), directory.group());
        assertEquals(Files.getLastModifiedTime(host).toMillis() / 1000, directory.modified() / SECOND);
    }

    @Test
    void jolietHasLongNames() throws Exception {
        DiscTree disc = new DiscTree(DiscTree.make(tree, folder, "-J", "-joliet-long", "--norock"));
        TreeMap<String, String> found = disc.all();
        assertTrue(found.containsKey("/file-2049.bin"), found.keySet().toString());
        String name = new String("/A name with Upper and lower case, blanks, and \u00fcml\u00e4uts.Text".getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        assertEquals(DiscTree.ofHost(tree).get(name), found.get(name));
        assertEquals(0100555, disc.system.root().lookup("file-2049.bin").mode());
    }

    @Test
    void withoutExtensionsNamesAreShort() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small/below"));
        Files.writeString(small.resolve("readme.txt"), "read me");
        Files.writeString(small.resolve("noext"), "");
        DiscTree disc = new DiscTree(DiscTree.make(small.getParent(), folder, "--norock"));
        assertEquals(DiscTree.ofHost(small.getParent()), disc.all());
    }

    /** Files of 4 GiB and more have several records; here two files become one. */
    @Test
    void fileMayHaveSeveralPieces() throws Exception {
        Path pieces = Files.createDirectories(folder.resolve("pieces"));
        Random random = new Random(2);
        byte[] first = bytes(random, 4096);
        byte[] second = bytes(random, 3000);
        Files.write(pieces.resolve("aa"), first);
        Files.write(pieces.resolve("ab"), second);
        Files.write(pieces.resolve("ac"), bytes(random, 100));
        byte[] image = DiscTree.make(pieces, folder, "--norock");
        int at = find(image, "AA.;1");
        image[at - 33 + 25] |= (byte) 0x80;
        DiscTree disc = new DiscTree(image);
        assertEquals(List.of("/aa", "/ac"), List.copyOf(disc.all().keySet()));
        byte[] content = DiscTree.content(disc.system.root().lookup("aa"));
        assertEquals(first.length + second.length, content.length);
        for (int i = 0; i < content.length; i++) {
            assertEquals(i < first.length ? first[i] : second[i - first.length], content[i]);
        }
    }

    private static int find(byte[] image, String text) {
        int at = new String(image, StandardCharsets.ISO_8859_1).indexOf(text);
        assertTrue(at > 0, text);
        return at;
    }

    @Test
    void whatIsNoDiscIsNotMounted() {
        assertEquals(Errno.EINVAL, assertThrows(ErrnoException.class, () -> new DiscTree(new byte[1 << 20])).errno());
        assertEquals(Errno.EINVAL, assertThrows(ErrnoException.class, () -> new DiscTree(new byte[2048])).errno());
    }

    @Test
    void discThatIsCutOffIsDamagedNotMore() throws Exception {
        byte[] image = DiscTree.make(tree, folder, "-R");
        DiscTree disc = new DiscTree(Arrays.copyOf(image, image.length / 3 & -2048));
        disc.walk();
        assertTrue(disc.log.stream().anyMatch(line -> line.contains("behind the end")), disc.log.toString());
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        DiscTree disc = new DiscTree(DiscTree.make(tree, folder, "-R"));
        assertTrue(disc.system.isReadOnly());
        Directory root = disc.system.root();
        assertThrows(ErrnoException.class, () -> root.create("x", 0100644, 0));
        assertThrows(ErrnoException.class, () -> disc.system.remount("", false));
        assertNotNull(root.lookup("file-0.bin"));
    }

    /** Bytes of what says where things are are changed; every error is one of the file system's, and all ends. */
    @Test
    void damagedDiscsDoNoHarm() throws IOException, InterruptedException {
        Path small = Files.createDirectories(folder.resolve("mutated/sub/deeper"));
        for (int i = 0; i < 40; i++) {
            Files.writeString(small.resolve("file with a long name " + i), "content " + i);
        }
        Files.createSymbolicLink(small.resolve("link"), Path.of("../some/where"));
        byte[] good = DiscTree.make(small.getParent().getParent(), folder, "-R", "-J");
        int metadata = find(good, "content 0") & -2048;
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] image = good.clone();
            Random random = new Random(seed);
            for (int i = random.nextInt(6); i >= 0; i--) {
                int at = 16 * 2048 + random.nextInt(metadata - 16 * 2048);
                // Where there are zeros there is nothing.
                for (int tries = 0; tries < 50 && image[at] == 0; tries++) {
                    at = 16 * 2048 + random.nextInt(metadata - 16 * 2048);
                }
                image[at] = (byte) (random.nextBoolean() ? random.nextInt() : image[at] ^ 1 << random.nextInt(8));
            }
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                try {
                    new DiscTree(image).walk();
                } catch (ErrnoException e) {
                    // Its root is damaged.
                }
            }, "seed " + seed);
        }
    }
}
