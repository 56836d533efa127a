package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory of the host with files of all kinds, and its comparison with what was made of it. */
final class HostTree {
    private static final int PIECE = 1 << 16;

    private HostTree() {}

    /** Files of many sizes, holes, links, deep directories, and one with {@code names} names. */
    static void fill(Path root, int names) throws IOException {
        Random random = new Random(names);
        for (int size : new int[] {0, 1, 59, 60, 61, 100, 155, 160, 1023, 1024, 4095, 4096, 4097, 12288, 50_000, 100_000,
            300_000, 1_500_000}) {
            Files.write(root.resolve("file-" + size), bytes(random, size));
        }
        sparse(root.resolve("sparse"), random, 100_000_000L, 5);
        sparse(root.resolve("scattered"), random, 3_000_000, 300);
        sparse(root.resolve("large"), random, 5_000_000_000L, 3);
        try (RandomAccessFile file = new RandomAccessFile(root.resolve("hole").toFile(), "rw")) {
            file.setLength(1_000_000);
        }
        Path deep = root;
        for (int i = 0; i < 12; i++) {
            deep = Files.createDirectory(deep.resolve("deep" + i));
            Files.write(deep.resolve("file"), bytes(random, i * 1000));
        }
        Path many = Files.createDirectory(root.resolve("many"));
        for (int i = 0; i < names; i++) {
            String name = (i % 7 == 0 ? "a-rather-long-name-that-fills-blocks-sooner-" : "n") + i;
            Files.write(many.resolve(name), new byte[0]);
        }
        Path some = Files.createDirectory(root.resolve("some"));
        for (int i = 0; i < 5; i++) {
            Files.write(some.resolve("f" + i), bytes(random, 10 * i));
        }
        Files.createDirectory(root.resolve("empty"));
        Files.createSymbolicLink(root.resolve("short"), Path.of("some/f1"));
        for (int length : new int[] {58, 59, 60, 61, 150, 900}) {
            Files.createSymbolicLink(root.resolve("link-" + length), Path.of("l".repeat(length)));
        }
        Files.createLink(root.resolve("other-name"), root.resolve("file-100"));
        Tools.require("mkfifo", root.resolve("fifo").toString());
        Files.setPosixFilePermissions(root.resolve("file-60"), PosixFilePermissions.fromString("r-x-w-rwx"));
        Files.setLastModifiedTime(root.resolve("file-61"), FileTime.fromMillis(1_000_000_000_000L));
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void sparse(Path path, Random random, long size, int pieces) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
            for (int i = 0; i < pieces; i++) {
                file.seek((long) (random.nextDouble() * (size - 5000)));
                file.write(bytes(random, 1 + random.nextInt(5000)));
            }
            file.seek(size - 10);
            file.write(bytes(random, 10));
        }
    }

    /** All files of {@code directory} are those of {@code host}. */
    static void assertSame(Path host, Directory directory) throws IOException {
        assertSame(host, directory, true);
    }

    /** The same; times only if they are to be compared. */
    static void assertSame(Path host, Directory directory, boolean withTimes) throws IOException {
        TreeMap<String, long[]> entries = list(directory);
        List<Path> expected;
        try (Stream<Path> children = Files.list(host)) {
            expected = children.sorted().toList();
        }
        ArrayList<String> names = new ArrayList<>();
        for (Path each : expected) {
            names.add(each.getFileName().toString());
        }
        ArrayList<String> found = new ArrayList<>(entries.keySet());
        found.remove("lost+found");
        names.sort(null);
        assertEquals(names, found, host.toString());
        for (Path each : expected) {
            String name = each.getFileName().toString();
            Inode inode = directory.lookup(name);
            assertNotNull(inode, each.toString());
            assertEquals(inode.number(), entries.get(name)[0]);
            assertTrue(entries.get(name)[1] == inode.type() || entries.get(name)[1] == 0, each.toString());
            assertSameFile(each, inode, directory, withTimes);
        }
    }

    /** The number and type of each entry by name; each comes once, whether all are asked for at once or few at a time. */
    static TreeMap<String, long[]> list(Directory directory) {
        TreeMap<String, long[]> entries = new TreeMap<>();
        long[] position = new long[1];
        long[] last = {-1};
        int[] left = new int[1];
        do {
            left[0] = 7;
            directory.list(position[0], (at, name, number, type) -> {
                if (left[0] == 0) {
                    return false;
                }
                left[0]--;
                assertTrue(at >= position[0] && at > last[0], "position of " + name);
                assertTrue(entries.put(name, new long[] {number, type}) == null, name + " comes twice");
                last[0] = at;
                position[0] = at + 1;
                return true;
            });
        } while (left[0] == 0);
        int[] count = new int[1];
        directory.list(0, (at, name, number, type) -> {
            count[0]++;
            return true;
        });
        assertEquals(entries.size(), count[0]);
        return entries;
    }

    private static void assertSameFile(Path host, Inode inode, Directory parent, boolean withTimes)
            throws IOException {
        String what = host.toString();
        int mode = (int) Files.getAttribute(host, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        assertEquals(Integer.toOctalString(mode), Integer.toOctalString(inode.mode()), what);
        assertEquals((int) Files.getAttribute(host, "unix:uid", LinkOption.NOFOLLOW_LINKS), inode.owner(), what);
        assertEquals((int) Files.getAttribute(host, "unix:gid", LinkOption.NOFOLLOW_LINKS), inode.group(), what);
        assertEquals((int) Files.getAttribute(host, "unix:nlink", LinkOption.NOFOLLOW_LINKS), inode.links(), what);
        if (withTimes) {
            long seconds = Files.getLastModifiedTime(host, LinkOption.NOFOLLOW_LINKS).toMillis() / 1000;
            assertEquals(seconds, inode.modified() / 1_000_000_000, what);
        }
        switch (inode.type()) {
            case FileMode.S_IFDIR:
                assertEquals(parent.number(), ((Directory) inode).parent().number(), what);
                assertSame(host, (Directory) inode, withTimes);
                break;
            case FileMode.S_IFLNK:
                assertEquals(Files.readSymbolicLink(host).toString(), inode.target());
                assertEquals(inode.target().length(), inode.size());
                break;
            case FileMode.S_IFREG:
                assertSameContent(host, inode);
                break;
            default:
                break;
        }
    }

    static void assertSameContent(Path host, Inode inode) throws IOException {
        assertEquals(Files.size(host), inode.size(), host.toString());
        try (RandomAccessFile file = new RandomAccessFile(host.toFile(), "r")) {
            long at = inode.nextData(0);
            byte[] expected = new byte[PIECE];
            byte[] found = new byte[PIECE];
            // What the file system calls a hole must be one.
            assertHole(file, 0, at < 0 ? inode.size() : at);
            while (at >= 0 && at < inode.size()) {
                long end = inode.nextHole(at);
                while (at < end) {
                    int length = (int) Math.min(PIECE, end - at);
                    Bytes sink = new Bytes(found, 0, length);
                    inode.read(at, sink);
                    assertEquals(length, sink.done(), host + " at " + at);
                    file.seek(at);
                    file.readFully(expected, 0, length);
                    assertArrayEquals(Arrays.copyOf(expected, length), Arrays.copyOf(found, length), host + " at " + at);
                    at += length;
                }
                long next = end >= inode.size() ? -1 : inode.nextData(end);
                assertHole(file, end, next < 0 ? inode.size() : next);
                at = next;
            }
        }
        Bytes behind = new Bytes(new byte[10]);
        inode.read(inode.size(), behind);
        assertEquals(0, behind.done());
    }

    /** The first and last bytes of a hole are zero, as far as they are tested; a whole is not read for time's sake. */
    private static void assertHole(RandomAccessFile file, long from, long to) throws IOException {
        for (long at : new long[] {from, Math.max(from, to - PIECE)}) {
            byte[] bytes = new byte[(int) Math.min(PIECE, to - at)];
            file.seek(at);
            file.readFully(bytes);
            assertArrayEquals(new byte[bytes.length], bytes, "hole at " + at);
        }
    }

    /** A name's bytes as the host writes it. */
    static String name(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
