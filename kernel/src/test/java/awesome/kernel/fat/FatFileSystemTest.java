package awesome.kernel.fat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceTable;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileUser;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Vfs;
import awesome.magic.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mkfs.fat and mtools wrote is read, and fsck.fat and mtools find nothing wrong with what is written. */
class FatFileSystemTest {
    private static final int MUTANTS = "all".equals(System.getProperty("awesome.tests")) ? 10_000 : 300;
    private static final int FILE = FileMode.S_IFREG | 0755;
    private static final int DIRECTORY = FileMode.S_IFDIR | 0755;

    @TempDir
    static Path folder;

    private static Path tree;

    @BeforeAll
    static void fill() throws IOException {
        tree = Files.createDirectory(folder.resolve("tree"));
        Random random = new Random(1);
        for (int size : new int[] {0, 1, 511, 512, 513, 4095, 4096, 4097, 100_000}) {
            Files.write(tree.resolve("file-" + size + ".bin"), bytes(random, size));
        }
        Files.write(tree.resolve("A name with Upper and lower case, blanks, and \u00fcml\u00e4uts.Text"), bytes(random, 10));
        Files.write(tree.resolve("UPPER.TXT"), bytes(random, 11));
        Files.write(tree.resolve("lower.txt"), bytes(random, 12));
        Files.write(tree.resolve("n".repeat(250)), bytes(random, 20));
        Path many = Files.createDirectory(tree.resolve("many"));
        for (int i = 0; i < 300; i++) {
            Files.write(many.resolve("some-file-of-many-" + i), bytes(random, i % 5));
        }
        Path deep = tree;
        for (int i = 0; i < 8; i++) {
            deep = Files.createDirectory(deep.resolve("deep" + i));
            Files.write(deep.resolve("here"), bytes(random, i));
        }
        Files.createDirectory(tree.resolve("empty"));
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void assertErrno(int errno, Executable action) {
        assertEquals(errno, assertThrows(ErrnoException.class, action).errno());
    }

    /** Options of mkfs.fat, the size in KiB last. */
    private static byte[] make(String options) throws IOException, InterruptedException {
        String[] words = options.split(" ");
        return FatDisk.make(folder, Integer.parseInt(words[words.length - 1]), Arrays.copyOf(words, words.length - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-F 12 -s 8 8192", "-F 12 -f 1 2880", "-F 16 -s 1 16384", "-F 16 -s 4 -S 1024 32768", "-F 32 -s 1 40000",
            "-F 32 -s 8 300000", "-F 16 -s 16 -S 2048 131072"})
    void readsAll(String options) throws Exception {
        String[] words = options.split(" ");
        byte[] image = FatDisk.filled(folder, tree, Integer.parseInt(words[words.length - 1]),
                Arrays.copyOf(words, words.length - 1));
        FatDisk disk = new FatDisk(image, true);
        assertEquals(FatTree.ofHost(tree), FatTree.of(disk.system.root()));
        assertEquals(List.of(), disk.log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-F 12 -s 1 1440", "-F 12 -s 8 -f 1 8192", "-F 16 -s 1 9000", "-F 16 -s 8 65536", "-F 32 -s 1 40000",
            "-F 32 -s 16 600000", "-F 16 -s 4 -S 2048 65536"})
    void whatProgramsDoIsRead(String options) throws Exception {
        for (int seed = 0; seed < 3; seed++) {
            FatDisk disk = new FatDisk(make(options), false);
            FatWork work = new FatWork(disk, seed);
            work.run(600);
            assertEquals(work.expected(), FatTree.of(disk.system.root()));
            disk.unmount();
            assertEquals("", FatDisk.check(folder, disk.image), "seed " + seed);
            assertEquals(work.expected(), FatTree.ofHost(FatDisk.copied(folder, disk.image)), "seed " + seed);
            disk.assertNothingLeft();
            disk.mount(true);
            assertEquals(work.expected(), FatTree.of(disk.system.root()));
            assertEquals(List.of(), disk.log);
        }
    }

    @Test
    void largeAndSmallLettersAreAlike() throws Exception {
        FatDisk disk = new FatDisk(make("-F 16 16384"), false);
        Directory root = disk.system.root();
        Inode made = root.create("Some File.txt", FILE, 0);
        assertSame(made, root.lookup("SOME FILE.TXT"));
        assertSame(made, root.lookup("some file.txt."));
        assertSame(made, root.lookup("SOMEFI~1.TXT"));
        assertNull(root.lookup("some file"));
        root.rename("some file.txt", root, "SOME FILE.TXT");
        assertEquals(List.of("/SOME FILE.TXT"), List.copyOf(FatTree.of(root).keySet()));
        assertSame(made, root.lookup("Some File.txt"));
    }

    @Test
    void whoHasToWaitAppendsBehindTheOther() throws Exception {
        FatDisk disk = new FatDisk(make("-F 16 16384"), false);
        Inode file = disk.system.root().create("file", FILE, 0);
        disk.turn.others = () -> file.append(Bytes.of("first"));
        assertEquals(5, file.append(Bytes.of("second")));
        assertEquals(11, file.size());
    }

    @Test
    void namesThatCannotBeAreRefused() throws Exception {
        FatDisk disk = new FatDisk(make("-F 16 16384"), false);
        Directory root = disk.system.root();
        for (String name : List.of("a:b", "what?", "x*", "...", " ", "a\tb", "\u00ff\u00fe")) {
            assertErrno(Errno.EINVAL, () -> root.create(name, FILE, 0));
        }
        assertErrno(Errno.EPERM, () -> root.create("fifo", FileMode.S_IFIFO | 0644, 0));
        assertErrno(Errno.EPERM, () -> root.symlink("link", "target"));
        assertErrno(Errno.EPERM, () -> root.link("other", root.create("x", FILE, 0)));
    }

    @Test
    void fileKeepsItsNumberAndOthersGetTheirOwn() throws Exception {
        FatDisk disk = new FatDisk(make("-F 16 16384"), false);
        Directory root = disk.system.root();
        Inode first = root.create("FIRST", FILE, 0);
        Directory below = (Directory) root.create("BELOW", DIRECTORY, 0);
        root.rename("FIRST", below, "MOVED");
        Inode second = root.create("SECOND", FILE, 0);
        assertSame(first, below.lookup("MOVED"));
        assertSame(second, root.lookup("SECOND"));
        assertNotEquals(first.number(), second.number());
        second.retain();
        root.remove("SECOND");
        Inode third = root.create("THIRD", FILE, 0);
        assertNotEquals(second.number(), third.number());
        write(second, 0, new byte[5000]);
        second.release();
        assertEquals(0, third.size());
        long[] numbers = new long[2];
        root.list(0, (at, name, number, type) -> {
            numbers[name.equals("BELOW") ? 0 : 1] = number;
            return true;
        });
        assertEquals(below.number(), numbers[0]);
        assertEquals(third.number(), numbers[1]);
    }

    private static void write(Inode file, long position, byte[] content) {
        file.write(position, new Bytes(content, 0, content.length));
    }

    @Test
    void fullDisk() throws Exception {
        FatDisk disk = new FatDisk(make("-F 12 -s 1 300"), false);
        Directory root = disk.system.root();
        Inode file = root.create("large", FILE, 0);
        Bytes much = new Bytes(new byte[1 << 20], 0, 1 << 20);
        file.write(0, much);
        assertTrue(much.done() > 200_000 && much.done() == file.size(), "written: " + much.done());
        assertEquals(0, disk.system.freeBlocks());
        assertErrno(Errno.ENOSPC, () -> write(file, file.size() + 512 & -512, new byte[1]));
        assertErrno(Errno.ENOSPC, () -> root.create("directory", DIRECTORY, 0));
        Inode other = root.create("other", FILE, 0);
        assertErrno(Errno.ENOSPC, () -> write(other, 0, new byte[1]));
        assertErrno(Errno.ENOSPC, () -> other.truncate(100));
        file.truncate(100_000);
        other.truncate(1000);
        disk.unmount();
        assertEquals("", FatDisk.check(folder, disk.image));
    }

    @Test
    void rootOfFixedSizeIsFullAtItsEnd() throws Exception {
        FatDisk disk = new FatDisk(make("-F 12 -r 64 1440"), false);
        Directory root = disk.system.root();
        ErrnoException full = assertThrows(ErrnoException.class, () -> {
            for (int i = 0; i < 100; i++) {
                root.create("FILE" + i, FILE, 0);
            }
        });
        assertEquals(Errno.ENOSPC, full.errno());
        assertEquals(64, FatTree.of(root).size());
        root.remove("FILE7");
        root.remove("FILE8");
        root.create("a longer name", FILE, 0);
        disk.unmount();
        assertEquals("", FatDisk.check(folder, disk.image));
    }

    @Test
    void permissionsAreOneBit() throws Exception {
        FatDisk disk = new FatDisk(make("-F 32 40000"), false);
        Inode file = disk.system.root().create("file", FILE, 0);
        file.setPermissions(0555);
        assertEquals(0100555, file.mode());
        assertErrno(Errno.EPERM, () -> file.setPermissions(0600));
        assertErrno(Errno.EPERM, () -> file.setOwner(1000, 1000));
        assertEquals(0100555, file.mode());
        assertEquals(0, file.owner());
        disk.unmount();
        disk.mount(false);
        assertEquals(0100555, disk.system.root().lookup("file").mode());
    }

    /** There are no owners: what anybody makes or writes to is root's, and that is no error. */
    @Test
    void whatIsMadeIsRoots() throws Exception {
        FatDisk disk = new FatDisk(make("-F 32 40000"), false);
        Vfs vfs = new Vfs(disk.system, new DeviceTable());
        PathContext context = new PathContext(vfs.root());
        vfs.access().setUsers(() -> new FileUser() {
            @Override
            public int fileUser() {
                return 1000;
            }

            @Override
            public int fileGroup() {
                return 1000;
            }

            @Override
            public boolean hasFileGroup(int group) {
                return group == 1000;
            }

            @Override
            public boolean has(int capability) {
                return true;
            }
        });
        OpenFile file = vfs.open(context, context.current(), "/file", OpenFlag.O_RDWR | OpenFlag.O_CREAT, 06755);
        file.write(new Bytes(new byte[10]));
        assertEquals(FILE + " 0:0", file.inode().mode() + " " + file.inode().owner() + ":" + file.inode().group());
        file.release();
        vfs.makeDirectory(context, context.current(), "/directory", 0700);
        Inode made = vfs.find(context, context.current(), "/directory", true);
        assertEquals(DIRECTORY + " 0:0", made.mode() + " " + made.owner() + ":" + made.group());
    }

    @Test
    void timesAreKeptInStepsOfTwoSeconds() throws Exception {
        FatDisk disk = new FatDisk(make("-F 32 40000"), false);
        Inode file = disk.system.root().create("file", FILE, 0);
        long time = 1_709_210_096_000_000_000L; // 2024-02-29 12:34:56
        file.setTimes(time, time + 1_900_000_000);
        disk.unmount();
        disk.mount(true);
        Inode again = disk.system.root().lookup("file");
        assertEquals(time, again.modified());
        assertEquals(1_709_164_800_000_000_000L, again.accessed());
        Path copied = FatDisk.copied(folder, disk.image).resolve("file");
        assertEquals(time / 1_000_000, Files.getLastModifiedTime(copied).toMillis());
    }

    @Test
    void markSaysWhetherItWasUnmounted() throws Exception {
        FatDisk disk = new FatDisk(make("-F 32 40000"), false);
        disk.system.root().create("file", FILE, 0);
        disk.system.sync();
        FatDisk again = new FatDisk(disk.image.clone(), true);
        assertTrue(again.log.get(0).contains("was not unmounted"), again.log.toString());
        assertNotNull(again.system.root().lookup("file"));
        disk.system.remount("", true);
        assertErrno(Errno.EROFS, () -> disk.system.root().create("other", FILE, 0));
        assertEquals("", FatDisk.check(folder, disk.image));
        assertEquals(List.of(), new FatDisk(disk.image, true).log);
    }

    /** Programs that map a file write to its pages, and the kernel is not told. */
    @Test
    void keepsWhatIsWrittenThroughMappings() throws Exception {
        FatDisk disk = new FatDisk(make("-F 16 16384"), false);
        Vfs vfs = new Vfs(disk.system, new DeviceTable());
        PathContext context = new PathContext(vfs.root());
        OpenFile file = vfs.open(context, context.current(), "/file", OpenFlag.O_RDWR | OpenFlag.O_CREAT, 0755);
        file.truncate(10_000);
        file.sync();
        PageSource pages = file.pages();
        pages.retain();
        assertEquals(-1, pages.frameAt(12_288));
        byte[] expected = new byte[10_000];
        write(disk, pages, 4096, 100, expected);
        file.sync();
        assertArrayEquals(expected, read(new FatDisk(disk.image.clone(), true), "file"));
        // What is written last stays when nobody uses the file any more, though memory gets scarce.
        write(disk, pages, 4096, 200, expected);
        write(disk, pages, 8192, 300, expected);
        pages.release();
        file.release();
        disk.takeAllFrames();
        disk.unmount();
        assertEquals("", FatDisk.check(folder, disk.image));
        assertArrayEquals(expected, read(new FatDisk(disk.image, true), "file"));
    }

    private static void write(FatDisk disk, PageSource pages, int page, int at, byte[] expected) {
        byte[] content = bytes(new Random(page + at), 50);
        disk.memory.write(Frame.of(pages.frameAt(page)).start().plus(at), content, 0, 50);
        System.arraycopy(content, 0, expected, page + at, 50);
    }

    private static byte[] read(FatDisk disk, String name) {
        Inode file = disk.system.root().lookup(name);
        byte[] content = new byte[(int) file.size()];
        file.read(0, new Bytes(content));
        return content;
    }

    @Test
    void givesAllBackWhenTheDiskFails() throws Exception {
        FatDisk disk = new FatDisk(make("-F 16 16384"), false);
        write(disk.system.root().create("file", FILE, 0), 0, new byte[20_000]);
        disk.faults.fail(BlockOperation.WRITE, 0, 1L << 40, Errno.EIO);
        assertErrno(Errno.EIO, disk::unmount);
        disk.assertNothingLeft();
    }

    @Test
    void whatIsNoFatIsNotMounted() {
        assertErrno(Errno.EINVAL, () -> new FatDisk(new byte[1 << 20], true));
        assertErrno(Errno.EINVAL, () -> new FatDisk(new byte[512], true));
    }

    @Test
    void diskThatIsCutOffIsRefused() throws Exception {
        byte[] image = make("-F 16 16384");
        assertErrno(Errno.EINVAL, () -> new FatDisk(Arrays.copyOf(image, image.length / 2), true));
    }

    /** Bytes of what says where things are are changed; every error is one of the file system's, and all ends. */
    @Test
    void damagedDisksDoNoHarm() throws Exception {
        byte[][] good = {FatDisk.filled(folder, tree, 8192, "-F", "12", "-s", "8"), FatDisk.filled(folder, tree, 16384, "-F", "16", "-s", "4"),
            FatDisk.filled(folder, tree, 40000, "-F", "32", "-s", "1")};
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] image = good[seed % good.length].clone();
            Random random = new Random(seed);
            int used = 600_000;
            for (int i = random.nextInt(8); i >= 0; i--) {
                int at = random.nextInt(4) == 0 ? random.nextInt(512) : random.nextInt(used);
                for (int tries = 0; tries < 30 && image[at] == 0; tries++) {
                    at = random.nextInt(used);
                }
                image[at] = (byte) (random.nextBoolean() ? random.nextInt() : image[at] ^ 1 << random.nextInt(8));
            }
            int number = seed;
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> use(image, number), "seed " + seed);
        }
    }

    private static void use(byte[] image, int seed) {
        try {
            FatDisk disk = new FatDisk(image, seed % 2 == 0);
            FatTree.walk(disk.system.root());
            if (seed % 2 != 0) {
                new FatWork(disk, seed).runAnyway(60);
                disk.unmount();
            }
        } catch (ErrnoException e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }
}
