package awesome.kernel.ramfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.ArrayStream;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootFilesTest {
    private final TestFiles files = new TestFiles(64);

    @TempDir
    private Path folder;

    private int unpack(byte[] archive) throws ArchiveException {
        return unpack(files, archive);
    }

    private static int unpack(TestFiles tree, byte[] archive) throws ArchiveException {
        return RootFiles.unpack(tree.vfs, new ArrayStream(archive, tree.ram));
    }

    private String text(String path) {
        OpenFile file = files.open(path, OpenFlag.O_RDONLY);
        String text = TestFiles.text(file);
        file.release();
        return text;
    }

    private Inode link(String path) {
        return files.vfs.find(files.context, files.vfs.root(), path, false);
    }

    /** Extended headers as they are written. */
    private static String pax(String... records) {
        StringBuilder text = new StringBuilder();
        for (String record : records) {
            int length = record.length() + 2;
            length += String.valueOf(length + 2).length();
            text.append(length).append(' ').append(record).append('\n');
        }
        return text.toString();
    }

    private void assertDamaged(long offset, String what, byte[] archive) {
        ArchiveException thrown = assertThrows(ArchiveException.class, () -> unpack(archive));
        assertEquals(offset, thrown.offset(), thrown.getMessage());
        assertTrue(thrown.getMessage().contains(what), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("byte " + offset), thrown.getMessage());
    }

    @Test
    void allTypesOfFiles() throws ArchiveException {
        TarWriter archive = new TarWriter();
        archive.mode = "0000711";
        archive.entry("./", '5', "");
        archive.mode = "0004755";
        archive.entry("bin/program", '0', "#!text").link("./bin/link", '2', "program").link("/hard", '1', "./bin/program")
                .entry("device", '3', "").entry("disk", '4', "").entry("pipe", '6', "").entry("same", '7', "contiguous")
                .entry("directory/", '5', "");
        assertEquals(9, unpack(archive.end()));
        assertEquals(FileMode.S_IFDIR | 0711, files.vfs.root().inode().mode());
        assertEquals("#!text", text("/bin/link"));
        assertEquals("program", link("bin/link").target());
        Inode program = files.find("bin/program");
        assertEquals(FileMode.S_IFREG | 04755, program.mode());
        assertEquals(7, program.owner());
        assertEquals(8, program.group());
        assertEquals(014236740000L * 1_000_000_000, program.modified());
        assertEquals(014236740000L * 1_000_000_000, files.find("directory").modified());
        assertSame(program, files.find("hard"));
        assertEquals(2, program.links());
        assertEquals(DeviceNumber.of(5, 300), files.find("device").device());
        assertEquals(FileMode.S_IFBLK | 04755, files.find("disk").mode());
        assertEquals(FileMode.S_IFIFO | 04755, files.find("pipe").mode());
        assertEquals("contiguous", text("same"));
    }

    @Test
    void contentsAreInFramesOfTheFileAndGivenBackWithIt() throws ArchiveException {
        byte[] content = new byte[10_000];
        new Random(1).nextBytes(content);
        long free = files.ram.freeFrames();
        unpack(new TarWriter().entry("f", '0', new String(content, StandardCharsets.ISO_8859_1)).end());
        assertEquals(free - 3, files.ram.freeFrames());
        assertEquals(24, files.find("f").blocks());
        OpenFile file = files.open("f", OpenFlag.O_RDWR);
        assertArrayEquals(content, TestFiles.read(file));
        file.truncate(20_000);
        file.writeAt(9_999, Bytes.of("xy"));
        byte[] changed = Arrays.copyOf(content, 20_000);
        changed[9_999] = 'x';
        changed[10_000] = 'y';
        file.seek(0, OpenFlag.SEEK_SET);
        assertArrayEquals(changed, TestFiles.read(file));
        file.release();
        files.vfs.unlink(files.context, files.vfs.root(), "f");
        assertEquals(free, files.ram.freeFrames());
    }

    @Test
    void laterEntriesWinAndLinksToDirectoriesStay() throws ArchiveException {
        TarWriter archive = new TarWriter().entry("f", '0', "old").entry("f", '0', "new").entry("usr/lib/", '5', "")
                .link("lib", '2', "usr/lib").entry("lib/", '5', "").entry("lib/x", '0', "in usr").link("usr/lib", '2', "/");
        assertDamaged(9 * 512, "ENOTEMPTY for usr/lib", archive.end());
        assertEquals("new", text("f"));
        assertEquals("in usr", text("usr/lib/x"));
        assertEquals("usr/lib", link("lib").target());
    }

    /** Where fields are too small: pax headers, GNU's long names, and numbers in binary. */
    @Test
    void extensionsOfTheFormatCount() throws ArchiveException {
        String name = "d/" + "n".repeat(200);
        String link = "l".repeat(300);
        TarWriter archive = new TarWriter();
        archive.entry("@", 'L', name + "\0").entry("@", 'K', link + "\0").link("cut", '2', "cut");
        archive.entry("@", 'x', pax("path=e/f", "uid=3000000", "gid=70000", "mtime=1234567.50000", "SCHILY.xattr.user.a=1"))
                .entry("cut", '0', "content");
        archive.entry("@", 'g', pax("uid=123", "comment=abc")).entry("global", '0', "")
                .entry("@", 'x', pax("uid=456")).entry("own", '0', "");
        archive.owner = "\u0080\0\0\0\0\1\0\0";
        archive.group = "    12 \0";
        archive.modified = "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00fe";
        archive.entry("@", 'x', pax("uid=")).entry("binary", 0, "").entry("old/", 0, "");
        archive.prefix = "some/where";
        archive.entry("prefixed", '0', "");
        archive.magic = "ustar  \0";
        archive.entry("gnu", '0', "");
        assertEquals(8, unpack(archive.end()));
        assertEquals(link, link(name).target());
        Inode file = files.find("e/f");
        assertEquals("content", text("e/f"));
        assertEquals(3_000_000, file.owner());
        assertEquals(70_000, file.group());
        assertEquals(1_234_567_500_000_000L, file.modified());
        assertEquals(123, files.find("global").owner());
        assertEquals(456, files.find("own").owner());
        assertEquals(123, files.find("binary").owner());
        assertEquals(10, files.find("binary").group());
        assertEquals(-2_000_000_000L, files.find("binary").modified());
        assertEquals(FileMode.S_IFDIR, files.find("old").type());
        assertEquals(FileMode.S_IFREG, files.find("some/where/prefixed").type());
        assertEquals(FileMode.S_IFREG, files.find("gnu").type());
    }

    @Test
    void attributesComeAlong() throws ArchiveException {
        unpack(new TarWriter().entry("@", 'x', pax("SCHILY.xattr.user.a=x\n\0\u00ff", "SCHILY.xattr.system.posix_acl_access=1"))
                .entry("f", '0', "content").entry("g", '0', "").end());
        assertArrayEquals(new byte[] {'x', '\n', 0, -1}, files.find("f").attributes().get("user.a"));
        Errors.assertErrno(Errno.ENODATA, () -> files.find("f").attributes().get("system.posix_acl_access"));
        assertNull(files.find("g").attributes());
    }

    @Test
    void damageIsNamedWithItsPlace() {
        byte[] good = new TarWriter().entry("first", '0', "12345").entry("second", '0', "67890").end();
        assertDamaged(2048, "ends without a block of zeros", Arrays.copyOf(good, 2048));
        assertDamaged(1024, "cut off in the content of second, 5 bytes", Arrays.copyOf(good, 1024 + 514));
        assertDamaged(1024, "cut off in the header", Arrays.copyOf(good, 1024 + 300));
        assertDamaged(0, "cut off: it ends", new byte[0]);
        byte[] changed = good.clone();
        changed[1024] = 'x';
        assertDamaged(1024, "checksum", changed);
        assertDamaged(0, "checksum", "garbage, and much of it; ".repeat(50).getBytes());
        TarWriter number = new TarWriter();
        number.length = "0000000009";
        assertDamaged(124, "octal", number.entry("f", '0', "").end());
        TarWriter large = new TarWriter().entry("f", '0', "");
        large.length = "77777777777";
        assertDamaged(512, "cut off in the content of g, 8589934591 bytes", large.entry("g", '0', "").end());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertDamaged(0, "name with ..", new TarWriter().entry("a/../../b", '0', "").end());
        assertDamaged(0, "name with ..", new TarWriter().entry("..", '5', "").end());
        assertDamaged(512, "to b, which does not come before it", new TarWriter().entry("c", '0', "").link("a", '1', "b").end());
        assertDamaged(512, "hard link l to a directory", new TarWriter().entry("d", '5', "").link("l", '1', "d").end());
        assertDamaged(0, "symbolic link l to a path of 0", new TarWriter().link("l", '2', "").end());
        assertDamaged(0, "unknown kind", new TarWriter().entry("f", 'M', "").end());
        assertDamaged(0, "sparse", new TarWriter().entry("f", 'S', "").end());
        assertDamaged(1024, "sparse", new TarWriter().entry("@", 'x', pax("GNU.sparse.major=1")).entry("f", '0', "").end());
        assertDamaged(0, "the root that is no directory", new TarWriter().entry("./", '0', "").end());
        assertDamaged(1024, "ENAMETOOLONG", new TarWriter().entry("@", 'L', "n".repeat(256)).entry("f", '0', "").end());
        assertDamaged(512, "damaged record", new TarWriter().entry("@", 'x', "9999999999999 a=b\n").end());
        assertDamaged(512, "damaged record", new TarWriter().entry("@", 'x', "7 a=b\n").end());
        assertDamaged(512, "without =", new TarWriter().entry("@", 'x', "5 ab\n").end());
        assertDamaged(1024, "no number", new TarWriter().entry("@", 'x', pax("size=x")).entry("f", '0', "").end());
        assertDamaged(1024, "no time", new TarWriter().entry("@", 'x', pax("mtime=1.x")).entry("f", '0', "").end());
    }

    @Test
    void whatDoesNotFitIsENOSPC() {
        byte[] archive = new TarWriter().entry("f", '0', "x".repeat(70 * 4096)).end();
        Errors.assertErrno(Errno.ENOSPC, () -> {
            try {
                unpack(archive);
            } catch (ArchiveException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** What GNU tar makes of a tree, in all formats that it knows. */
    @ParameterizedTest
    @ValueSource(strings = {"v7", "oldgnu", "gnu", "ustar", "posix"})
    void readsWhatTarWrites(String format) throws IOException, InterruptedException, ArchiveException {
        byte[] content = new byte[9000];
        new Random(2).nextBytes(content);
        boolean isLong = !format.equals("v7") && !format.equals("ustar");
        String below = "directory/" + (isLong ? "x".repeat(90) + "/" + "y".repeat(60) : "y".repeat(60));
        String target = isLong ? "t".repeat(150) : "t";
        Path tree = folder.resolve("tree");
        Files.createDirectories(tree.resolve(below).getParent());
        Files.write(tree.resolve(below), content);
        Files.createLink(tree.resolve("directory/z"), tree.resolve(below));
        Files.createSymbolicLink(tree.resolve("directory/link"), Path.of(target));
        Files.writeString(tree.resolve("empty"), "", StandardCharsets.US_ASCII);
        Files.setPosixFilePermissions(tree.resolve("empty"), PosixFilePermissions.fromString("r-xr-----"));
        Files.setLastModifiedTime(tree.resolve("empty"), FileTime.from(Instant.ofEpochSecond(1_000_000_000, 123_456_789)));
        Path archive = folder.resolve("archive.tar");
        List<String> command = List.of("tar", "--format=" + format, "--owner=user:1234", "--group=users:77", "--create",
                "--file=" + archive, "--directory=" + tree, ".");
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        assertEquals(isLong ? 7 : 6, unpack(Files.readAllBytes(archive)));
        OpenFile file = files.open(below, OpenFlag.O_RDONLY);
        assertArrayEquals(content, TestFiles.read(file));
        assertEquals(2, files.find(below).links());
        assertSame(files.find(below), files.find("directory/z"));
        assertEquals(target, link("directory/link").target());
        assertEquals(FileMode.S_IFREG | 0540, files.find("empty").mode());
        assertEquals(1234, files.find("empty").owner());
        assertEquals(77, files.find("empty").group());
        long nanos = format.equals("posix") ? 123_456_789 : 0;
        assertEquals(1_000_000_000_000_000_000L + nanos, files.find("empty").modified());
    }

    /** Whatever bytes are changed or cut off: it works, or it is an error that says where. */
    @Property(tries = 3000)
    void mutatedArchivesNeverDoHarm(@ForAll long seed) {
        Random random = new Random(seed);
        TarWriter writer = new TarWriter();
        String[] names = {"a", "a/b", "c/", "a/b/c", "l/x", "c", ".", "@"};
        String kinds = "001235LKxg";
        String[] contents = {"", "", "a/b", "11 path=a/b\n", "8 uid=1\n", "12 mtime=1.5\n"};
        for (int i = 0; i < 8; i++) {
            writer.entry(names[random.nextInt(names.length)], kinds.charAt(random.nextInt(kinds.length())),
                    names[random.nextInt(names.length)], contents[random.nextInt(contents.length)]);
        }
        byte[] archive = writer.end();
        for (int i = random.nextInt(4); i > 0; i--) {
            change(archive, random);
        }
        if (random.nextInt(3) == 0) {
            archive = Arrays.copyOf(archive, random.nextInt(archive.length));
        }
        TestFiles tree = new TestFiles(8);
        try {
            unpack(tree, archive);
        } catch (ArchiveException e) {
            assertTrue(e.offset() >= 0 && e.offset() <= archive.length, e.getMessage());
        } catch (ErrnoException e) {
            assertEquals(Errno.ENOSPC, e.errno());
        }
        tree.vfs.root().directory().list(0, (position, name, number, type) -> tree.vfs.root().directory().lookup(name).links() > 0);
    }

    /** Changes a byte and, mostly, the checksum of its block, so that the change is looked at. */
    private static void change(byte[] archive, Random random) {
        int at = random.nextInt(archive.length);
        byte[] values = {'0', '1', '7', 0, '/', '.', ' ', '=', (byte) 0x80, (byte) 0xff, (byte) random.nextInt()};
        archive[at] = values[random.nextInt(values.length)];
        int block = at & -512;
        boolean isChecksum = at >= block + 148 && at < block + 156;
        if (!isChecksum && random.nextInt(4) > 0) {
            Arrays.fill(archive, block + 148, block + 156, (byte) ' ');
            int sum = 0;
            for (int i = block; i < block + 512; i++) {
                sum += archive[i] & 0xff;
            }
            System.arraycopy(String.format("%06o", sum).getBytes(), 0, archive, block + 148, 6);
        }
    }
}
