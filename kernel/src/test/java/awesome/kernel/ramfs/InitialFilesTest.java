package awesome.kernel.ramfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InitialFilesTest {
    private static final int REGULAR = FileMode.S_IFREG | 0644;
    private static final int DIRECTORY = FileMode.S_IFDIR | 0755;

    private final TestFiles files = new TestFiles(16);

    private int unpack(byte[] archive) throws ArchiveException {
        return InitialFiles.unpack(files.vfs, files.ram, files.ram.place(archive), archive.length);
    }

    private String text(String path) {
        OpenFile file = files.open(path, OpenFlag.O_RDONLY);
        String text = TestFiles.text(file);
        file.release();
        return text;
    }

    /** The message says where it is, and {@code what}. */
    private void assertDamaged(long offset, String what, byte[] archive) {
        ArchiveException thrown = assertThrows(ArchiveException.class, () -> unpack(archive));
        assertEquals(offset, thrown.offset());
        assertTrue(thrown.getMessage().contains(what), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("byte " + offset), thrown.getMessage());
    }

    @Test
    void allTypesOfFiles() throws ArchiveException {
        CpioWriter archive = new CpioWriter().entry(".", FileMode.S_IFDIR | 0711, "").entry("bin", DIRECTORY, "")
                .entry("bin/program", FileMode.S_IFREG | 04755, "#!text").entry("./bin/link", FileMode.S_IFLNK | 0777,
                        "program").entry("/fifo", FileMode.S_IFIFO | 0600, "");
        archive.rdevMajor = 5;
        archive.rdevMinor = 300;
        archive.entry("device", FileMode.S_IFCHR | 0620, "");
        assertEquals(6, unpack(archive.end().bytes()));
        assertEquals("#!text", text("/bin/link"));
        assertEquals(FileMode.S_IFDIR | 0711, files.vfs.root().inode().mode());
        Inode program = files.find("bin/program");
        assertEquals(FileMode.S_IFREG | 04755, program.mode());
        assertEquals(7, program.owner());
        assertEquals(8, program.group());
        assertEquals(1_600_000_000_000_000_000L, program.modified());
        assertEquals(1_600_000_000_000_000_000L, files.find("bin").modified());
        assertEquals(8, program.blocks());
        assertEquals(DeviceNumber.of(5, 300), files.find("device").device());
        assertEquals(FileMode.S_IFIFO | 0600, files.find("fifo").mode());
    }

    @Test
    void contentsStayInTheArchiveUntilTheyAreWritten() throws ArchiveException {
        byte[] content = new byte[10_000];
        new Random(1).nextBytes(content);
        byte[] archive = new CpioWriter().entry("f", REGULAR, content).end().bytes();
        unpack(archive);
        long free = files.ram.freeFrames();
        OpenFile file = files.open("f", OpenFlag.O_RDWR);
        assertTrue(Arrays.equals(content, TestFiles.read(file)));
        assertEquals(free, files.ram.freeFrames());
        file.writeAt(5000, Bytes.of("changed"));
        assertEquals(free - 1, files.ram.freeFrames());
        System.arraycopy("changed".getBytes(), 0, content, 5000, 7);
        file.seek(0, OpenFlag.SEEK_SET);
        assertTrue(Arrays.equals(content, TestFiles.read(file)));
    }

    @Test
    void hardLinksShareTheContentOfTheLast() throws ArchiveException {
        CpioWriter archive = new CpioWriter();
        archive.links = 3;
        archive.entry(9, "a", REGULAR, new byte[0]).entry(9, "b", REGULAR, new byte[0]).entry(9, "c", REGULAR,
                "content".getBytes()).end();
        archive.entry(9, "other", REGULAR, "of another archive".getBytes()).end();
        unpack(archive.bytes());
        assertEquals("content", text("a"));
        assertSame(files.find("a"), files.find("c"));
        assertEquals(3, files.find("b").links());
        assertEquals("of another archive", text("other"));
        assertEquals(1, files.find("other").links());
    }

    @Test
    void archivesFollowOneAnotherAndTheLaterWins() throws ArchiveException {
        byte[] archive = new CpioWriter().entry("f", REGULAR, "old").entry("d", DIRECTORY, "").entry("d/kept", REGULAR,
                "kept").end().zeros(300).entry("f", REGULAR, "new").entry("d", FileMode.S_IFDIR | 0700, "").end()
                .zeros(100).bytes();
        assertEquals(5, unpack(archive));
        assertEquals("new", text("f"));
        assertEquals("kept", text("d/kept"));
        assertEquals(FileMode.S_IFDIR | 0700, files.find("d").mode());
    }

    @Test
    void zerosBehindANameMoveTheContentToABoundary() throws ArchiveException {
        unpack(new CpioWriter().entry("f\0\0\0\0\0\0\0", REGULAR, "content").entry("g", REGULAR, "next").end().bytes());
        assertEquals("content", text("f"));
        assertEquals("next", text("g"));
    }

    @Test
    void missingDirectoriesAreMadeAndLinksFollowed() throws ArchiveException {
        byte[] archive = new CpioWriter().entry("usr/lib//x/", DIRECTORY, "").entry("lib", FileMode.S_IFLNK | 0777,
                "usr/lib").entry("lib/y/z", REGULAR, "through").end().bytes();
        unpack(archive);
        assertEquals("through", text("usr/lib/y/z"));
        assertEquals(FileMode.S_IFDIR | 0755, files.find("usr/lib/x").mode());
    }

    @Test
    void damageIsNamedWithItsPlace() {
        byte[] good = new CpioWriter().entry("first", REGULAR, "12345").entry("second", REGULAR, "67890").end().bytes();
        int second = 124;
        assertDamaged(0, "no entry of a cpio archive", "garbage".getBytes());
        assertDamaged(0, "gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertDamaged(0, "another format", "070707000000".getBytes());
        assertDamaged(0, "TRAILER!!!", new byte[0]);
        assertDamaged(second, "cut off in the content of second", Arrays.copyOf(good, second + 120));
        assertDamaged(second, "cut off in the name", Arrays.copyOf(good, second + 112));
        assertDamaged(second, "cut off in the header", Arrays.copyOf(good, second + 100));
        assertDamaged(second, "TRAILER!!!", Arrays.copyOf(good, second));
        byte[] digit = good.clone();
        digit[second + 20] = 'x';
        assertDamaged(second + 20, "hexadecimal", digit);
        byte[] unended = good.clone();
        unended[110 + 5] = 'x';
        assertDamaged(110, "zero byte", unended);
        byte[] type = good.clone();
        type[14 + 4] = '3';
        assertDamaged(0, "unknown type", type);
        assertDamaged(0, "name with ..", new CpioWriter().entry("a/..", DIRECTORY, "").end().bytes());
        assertDamaged(0, "symbolic link", new CpioWriter().entry("l", FileMode.S_IFLNK, "").end().bytes());
        assertDamaged(0, "ENAMETOOLONG", new CpioWriter().entry("n".repeat(256), REGULAR, "").end().bytes());
    }

    @Test
    void whatIsInTheWayIsNamed() {
        byte[] archive = new CpioWriter().entry("d/f", REGULAR, "").entry("d", REGULAR, "").end().bytes();
        assertDamaged(116, "ENOTEMPTY for d", archive);
        byte[] below = new CpioWriter().entry("f", REGULAR, "").entry("f/g", REGULAR, "").end().bytes();
        assertDamaged(112, "ENOTDIR for f/g", below);
    }

    /** With checksums: magic 070702, and the last field is the sum of all bytes. */
    @Test
    void checksumsAreChecked() throws ArchiveException {
        byte[] archive = new CpioWriter().entry("f", REGULAR, "\1\2\3").end().bytes();
        archive[5] = '2';
        archive[102 + 7] = '6';
        unpack(archive);
        assertEquals("\1\2\3", text("f"));
        archive[102 + 7] = '7';
        assertDamaged(112, "checksum of f", archive);
    }

    /** Whatever bytes are changed or cut off: it works, or it is a {@link ArchiveException}. */
    @Property(tries = 2000)
    void mutatedArchivesNeverDoHarm(@ForAll long seed) {
        Random random = new Random(seed);
        CpioWriter writer = new CpioWriter();
        String[] names = {"a", "a/b", "c", "a/b/c", "l/x", "c", "."};
        int[] types = {REGULAR, DIRECTORY, FileMode.S_IFLNK | 0777, DIRECTORY, FileMode.S_IFCHR | 0600};
        for (int i = 0; i < 6; i++) {
            writer.links = random.nextInt(3);
            writer.entry(random.nextInt(3), names[random.nextInt(names.length)], types[random.nextInt(types.length)],
                    "l/../a".substring(random.nextInt(6)).getBytes());
            if (random.nextInt(5) == 0) {
                writer.end().zeros(random.nextInt(9));
            }
        }
        byte[] archive = writer.end().bytes();
        for (int i = random.nextInt(4); i > 0; i--) {
            byte[] values = {'0', '1', 'F', 'f', 0, '/', '.', (byte) random.nextInt()};
            archive[random.nextInt(archive.length)] = values[random.nextInt(values.length)];
        }
        if (random.nextInt(3) == 0) {
            archive = Arrays.copyOf(archive, random.nextInt(archive.length));
        }
        TestFiles tree = new TestFiles(8);
        try {
            InitialFiles.unpack(tree.vfs, tree.ram, tree.ram.place(archive), archive.length);
        } catch (ArchiveException e) {
            assertTrue(e.offset() >= 0 && e.offset() <= archive.length, e.getMessage());
        }
        tree.vfs.root().directory().list(0, (position, name, number, type) -> tree.vfs.root().directory().lookup(name).links() > 0);
    }

    /** An archive that {@code find . | cpio -o -H newc} made of a few files. */
    @Test
    void readsAnArchiveMadeByCpio() throws IOException, ArchiveException {
        unpack(InitialFilesTest.class.getResourceAsStream("tree.cpio").readAllBytes());
        assertEquals("hello, world\n", text("/dir/hello"));
        assertEquals("hello, world\n", text("/link"));
        assertEquals("dir/hello", files.vfs.find(files.context, files.vfs.root(), "link", false).target());
        assertEquals("", text("/dir/empty"));
        assertEquals(2, files.find("/dir/first").links());
        assertSame(files.find("/dir/first"), files.find("/second"));
        assertEquals("shared\n", text("/second"));
        assertEquals(FileMode.S_IFREG | 0755, files.find("/dir/tool").mode());
        assertEquals(FileMode.S_IFCHR | 0666, files.find("/null").mode());
        assertEquals(DeviceNumber.of(1, 3), files.find("/null").device());
        assertEquals(FileMode.S_IFIFO | 0600, files.find("/pipe").mode());
        assertNull(files.vfs.root().directory().lookup("TRAILER!!!"));
        Errors.assertErrno(Errno.ENOENT, () -> files.find("/missing"));
    }
}
