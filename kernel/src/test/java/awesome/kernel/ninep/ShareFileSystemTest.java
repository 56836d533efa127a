package awesome.kernel.ninep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.MountFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeServer;
import awesome.kernel.fake.LateTurn;
import awesome.kernel.fake.Listing;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.fake.TestShare;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileStatus;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.magic.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShareFileSystemTest {
    private static final int PAGE = 4096;

    private TestFiles files;
    private TestShare share;

    @BeforeEach
    @BeforeTry
    void begin() {
        files = new TestFiles(64);
        share = new TestShare(files.clock);
        files.vfs.types().add(share.type);
        files.vfs.makeDirectory(files.context, files.vfs.root(), "/s", 0755);
    }

    private void mount(String options) {
        mount(options, 0);
    }

    private void mount(String options, int flags) {
        files.vfs.mount(files.context, "9p", "files", files.findPlace("/s"), flags, options);
    }

    private void unmount() {
        files.vfs.mounts().remove(files.findPlace("/s"), 0, files.vfs.root());
    }

    private FakeServer.File put(String name, String content) {
        FakeServer.File made = share.server.make(FileMode.S_IFREG | 0644);
        made.content = content.getBytes(StandardCharsets.ISO_8859_1);
        share.server.root.entries.put(name, made);
        return made;
    }

    private String read(String path) {
        OpenFile file = files.open(path, OpenFlag.O_RDONLY);
        try {
            return TestFiles.text(file);
        } finally {
            file.release();
        }
    }

    private void write(String path, String content) {
        OpenFile file = files.open(path, OpenFlag.O_RDWR | OpenFlag.O_CREAT);
        try {
            assertEquals(content.length(), file.write(Bytes.of(content)));
        } finally {
            file.release();
        }
    }

    private static String text(FakeServer.File file) {
        return new String(file.content, StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatEitherSideChangesTheOtherSees() {
        mount("trans=virtio,version=9p2000.L,msize=8192");
        FakeServer.File there = put("a", "of the server");
        OpenFile file = files.open("/s/a", OpenFlag.O_RDWR | OpenFlag.O_APPEND);
        assertEquals("of the server", TestFiles.text(file));
        there.content = "changed there".getBytes(StandardCharsets.ISO_8859_1);
        file.seek(0, OpenFlag.SEEK_SET);
        assertEquals("changed there", TestFiles.text(file));
        there.content = Arrays.copyOf(there.content, 7);
        file.write(Bytes.of(" here"));
        assertEquals("changed here", text(there));
        assertEquals(12, file.seek(0, OpenFlag.SEEK_END));
        there.content = Arrays.copyOf(there.content, 3);
        there.mode = FileMode.S_IFREG | 0600;
        files.clock.advance(10_000_000);
        FileStatus.statx(file.inode(), -1);
        assertEquals(3, file.inode().size());
        assertEquals(0600, file.inode().mode() & 07777);
        file.release();
        put("a", "another file");
        assertEquals("another file", read("/s/a"));
        share.server.root.entries.remove("a");
        Errors.assertErrno(Errno.ENOENT, () -> read("/s/a"));
        write("/s/new", "made here");
        assertEquals("made here", text(share.server.root.at("new")));
        assertEquals(0644, share.server.root.at("new").mode & 07777);
    }

    /** Nobody comes between the look where a file ends and what is written there. */
    @Test
    void appendingIsOneStep() {
        LateTurn turn = new LateTurn();
        share = new TestShare(files.clock, turn);
        FakeServer.File there = put("a", "x");
        ShareFileSystem system = share.mount("");
        Inode inode = system.root().lookup("a");
        turn.others = () -> inode.append(Bytes.of("first"));
        assertEquals(6, inode.append(Bytes.of("second")));
        assertEquals("xfirstsecond", text(there));
    }

    @Test
    void aFileIsTheSameInodeUnderAllItsNames() {
        mount("");
        write("/s/a", "one");
        files.vfs.link(files.context, files.findPlace("/s/a"), files.vfs.root(), "/s/b");
        assertSame(files.find("/s/a"), files.find("/s/b"));
        assertEquals(2, files.find("/s/b").links());
        files.vfs.unlink(files.context, files.vfs.root(), "/s/a");
        assertEquals(1, files.find("/s/b").links());
        assertEquals("one", read("/s/b"));
        Inode before = files.find("/s/b");
        share.server.root.entries.put("b", share.server.make(FileMode.S_IFREG | 0644));
        assertNotSame(before, files.find("/s/b"));
        before.refresh();
        Errors.assertErrno(Errno.ENOENT, () -> before.setPermissions(0600));
    }

    /** Between a look at a name and a try to make a file, the server has made one. */
    @Test
    void whoIsTooLateToMakeAFileOpensThatOfOthers() {
        mount("");
        files.find("/s");
        share.channel.mutation = answer -> {
            if ((answer[4] & 0xff) == 7 && !share.server.root.entries.containsKey("a")) {
                put("a", "of others");
            }
            return answer;
        };
        assertEquals("of others", text(opened("/s/a", OpenFlag.O_RDWR | OpenFlag.O_CREAT)));
        share.server.root.entries.remove("a");
        Errors.assertErrno(Errno.EEXIST, () -> opened("/s/a", OpenFlag.O_RDWR | OpenFlag.O_CREAT | OpenFlag.O_EXCL));
    }

    private FakeServer.File opened(String path, int flags) {
        files.open(path, flags).release();
        return share.server.root.at("a");
    }

    @Test
    void anOpenFileStaysWhenItsNameGoes() {
        mount("");
        write("/s/a", "before");
        OpenFile file = files.open("/s/a", OpenFlag.O_RDWR);
        files.vfs.unlink(files.context, files.vfs.root(), "/s/a");
        file.write(Bytes.of("after "));
        file.seek(0, OpenFlag.SEEK_SET);
        assertEquals("after ", TestFiles.text(file));
        FileStatus.statx(file.inode(), -1);
        assertEquals(0, file.inode().links());
        file.inode().setPermissions(0600);
        file.truncate(2);
        assertEquals(2, file.inode().size());
        file.release();
        unmount();
        assertEquals(0, share.server.fids());
        assertEquals(0, share.frames.owned());
    }

    @Test
    void attributesGoToTheServer() {
        mount("");
        FakeServer.File there = put("a", "x");
        Inode inode = files.find("/s/a");
        inode.setOwner(7, -1);
        inode.setPermissions(04755);
        inode.setTimes(5_000_000_001L, -3);
        assertEquals("7 0 4755 5000000001 -3", there.owner + " " + there.group + " " + Integer.toOctalString(there.mode & 07777) + " "
                + there.accessed + " " + there.modified);
        share.server.fails = Errno.EPERM;
        Errors.assertErrno(Errno.EPERM, () -> inode.setPermissions(0));
        assertEquals(04755, inode.mode() & 07777);
        share.server.fails = 0;
        inode.makeAttributes().set("user.colour", new byte[] {1, 2, 3}, 0);
        assertArrayEquals(new byte[] {1, 2, 3}, there.attributes.get("user.colour"));
        there.attributes.put("user.other", new byte[20_000]);
        Inode again = files.find("/s/a");
        assertEquals(20_000, again.attributes().get("user.other").length);
        Errors.assertErrno(Errno.EEXIST, () -> again.makeAttributes().set("user.other", new byte[1], 1));
        again.attributes().remove("user.colour");
        assertEquals(List.of("user.other"), List.copyOf(there.attributes.keySet()));
    }

    @Test
    void whoMakesAFileOwnsItIfTheServerCanDoThat() {
        mount("");
        Directory root = (Directory) files.find("/s");
        assertEquals(5, root.create("a", FileMode.S_IFREG | 0600, 0, 5, 6).owner());
        assertEquals("5 6", share.server.root.at("a").owner + " " + share.server.root.at("a").group);
        share.server.keepsOwners = true;
        assertEquals(0, root.create("b", FileMode.S_IFDIR | 0700, 0, 5, 6).owner());
        assertEquals(6, root.symlink("c", "target", 5, 6).group());
        assertEquals(0x305, root.create("d", FileMode.S_IFCHR | 0600, 0x305, 0, 0).device());
    }

    @Test
    void directoriesAreListedWhateverTheirOrder() {
        mount("msize=4096");
        for (int i = 0; i < 1000; i++) {
            put("file " + i, "");
        }
        List<String> names = Listing.names((Directory) files.find("/s"), true);
        assertEquals(share.server.root.entries.keySet(), new TreeSet<>(names));
        assertEquals(1000, names.size());
        OpenFile file = files.open("/s", OpenFlag.O_RDONLY | OpenFlag.O_DIRECTORY);
        byte[] buffer = new byte[500];
        int bytes = 0;
        for (Bytes sink = new Bytes(buffer); ; sink = new Bytes(buffer)) {
            file.list(sink);
            if (sink.done() == 0) {
                break;
            }
            bytes += (int) sink.done();
            file.seek(file.seek(0, OpenFlag.SEEK_CUR), OpenFlag.SEEK_SET);
        }
        assertEquals(48 + 1000 * 32, bytes);
        file.release();
    }

    /** What is mapped, read and written here is the same, and comes to the server at last. */
    @Test
    void mappedPagesAreTheFile() {
        mount("msize=16384");
        FakeServer.File there = put("a", "x".repeat(3 * PAGE + 10));
        OpenFile file = files.open("/s/a", OpenFlag.O_RDWR);
        PageSource pages = file.pages();
        pages.retain();
        long second = pages.frameAt(PAGE);
        assertEquals(second, pages.frameAtHand(PAGE));
        assertEquals(-1, pages.frameAt(4 * PAGE));
        share.frames.write(Frame.of(second).start(), new byte[] {'m', 'a', 'p'}, 0, 3);
        byte[] read = new byte[PAGE + 3];
        file.readAt(0, new Bytes(read));
        assertEquals("xmap", new String(read, PAGE - 1, 4, StandardCharsets.ISO_8859_1));
        file.writeAt(PAGE + 1, Bytes.of("ore"));
        assertEquals('o', share.frames.readByte(Frame.of(second).start().plus(1)));
        assertEquals("xore", text(there).substring(PAGE, PAGE + 4));
        file.sync();
        assertEquals("more", text(there).substring(PAGE, PAGE + 4));
        long last = pages.frameAt(3 * PAGE);
        assertEquals(0, share.frames.readByte(Frame.of(last).start().plus(10)));
        file.release();
        share.frames.write(Frame.of(second).start(), new byte[] {'l'}, 0, 1);
        pages.release();
        assertEquals("lore", text(there).substring(PAGE, PAGE + 4));
        assertEquals(3 * PAGE + 10, there.content.length);
        unmount();
        assertEquals(0, share.frames.owned());
    }

    @Test
    void cutOffPagesAreGone() {
        mount("");
        put("a", "x".repeat(2 * PAGE));
        OpenFile file = files.open("/s/a", OpenFlag.O_RDWR);
        PageSource pages = file.pages();
        pages.retain();
        long first = pages.frameAt(0);
        pages.frameAt(PAGE);
        file.truncate(10);
        assertEquals(-1, pages.frameAt(PAGE));
        assertEquals(0, share.frames.readByte(Frame.of(first).start().plus(10)));
        pages.release();
        file.release();
        assertEquals(10, share.server.root.at("a").content.length);
    }

    @Test
    void aServerMayDoLessAtATime() {
        mount("");
        share.server.mostContent = 1000;
        String content = "0123456789".repeat(2000);
        write("/s/a", content);
        assertEquals(content, text(share.server.root.at("a")));
        OpenFile file = files.open("/s/a", OpenFlag.O_RDONLY);
        assertEquals(content.substring(0, 1000), TestFiles.text(file));
        file.release();
    }

    @Test
    void readOnlyIsReadOnly() {
        put("a", "x");
        mount("", MountFlag.MS_RDONLY);
        Errors.assertErrno(Errno.EROFS, () -> files.open("/s/a", OpenFlag.O_RDWR));
        Errors.assertErrno(Errno.EROFS, () -> write("/s/b", ""));
        unmount();
        share.server.isReadOnly = true;
        mount("");
        Errors.assertErrno(Errno.EROFS, () -> files.open("/s/a", OpenFlag.O_RDWR));
        Errors.assertErrno(Errno.EROFS, () -> write("/s/b", ""));
        Errors.assertErrno(Errno.EROFS, () -> files.vfs.makeDirectory(files.context, files.vfs.root(), "/s/d", 0755));
        assertEquals("x", read("/s/a"));
    }

    @Test
    void mountingIsAsOnLinux() {
        Errors.assertErrno(Errno.EINVAL, () -> mount("trans=tcp"));
        Errors.assertErrno(Errno.EINVAL, () -> mount("msize=100"));
        Errors.assertErrno(Errno.EINVAL, () -> mount("msize=1x000"));
        Errors.assertErrno(Errno.ENOENT, () -> files.vfs.mount(files.context, "9p", "other", files.findPlace("/s"), 0, ""));
        assertEquals(List.of("9p: there is no share other"), share.log);
        mount("access=any,cache=none,msize=1000000");
        Errors.assertErrno(Errno.EBUSY, () -> mount(""));
        assertEquals(",access=client,trans=virtio,version=9p2000.L,msize=65536", files.find("/s").fileSystem().options());
        assertEquals("1000 500 500 400", files.find("/s").fileSystem().totalBlocks() + " " + files.find("/s").fileSystem().freeBlocks()
                + " " + files.find("/s").fileSystem().files() + " " + files.find("/s").fileSystem().freeFiles());
        unmount();
        share.server.fails = Errno.EACCES;
        Errors.assertErrno(Errno.EACCES, () -> mount(""));
        share.server.fails = 0;
        share.server.mostBytes = 1000;
        Errors.assertErrno(Errno.EIO, () -> mount(""));
        assertEquals(0, share.frames.owned());
        share.server.mostBytes = 5000;
        mount("");
        assertTrue(files.find("/s").fileSystem().options().endsWith("msize=5000"));
        write("/s/long", "x".repeat(20_000));
        assertEquals("x".repeat(20_000), read("/s/long"));
    }

    /** However many files there are, few are known, and what is forgotten is found again. */
    @Test
    void fewFilesAreKnown() {
        mount("");
        OpenFile held = files.open("/s", OpenFlag.O_RDONLY | OpenFlag.O_DIRECTORY);
        for (int i = 0; i < 12; i++) {
            files.vfs.makeDirectory(files.context, files.vfs.root(), "/s/d" + i, 0755);
            for (int j = 0; j < 1000; j++) {
                write("/s/d" + i + "/f" + j, "");
            }
        }
        assertTrue(share.server.fids() < 5000, () -> "fids: " + share.server.fids());
        Inode first = files.find("/s/d0/f0");
        first.setPermissions(0400);
        assertEquals(0400, share.server.root.at("d0", "f0").mode & 07777);
        held.release();
        files.vfs.rename(files.context, files.vfs.root(), "/s/d0", files.vfs.root(), "/s/d11/d0", 0);
        assertSame(first, files.find("/s/d11/d0/f0"));
        assertNull(share.server.root.at("d0"));
    }

    /** The server says that a directory is in itself: nothing goes in circles. */
    @Test
    void noDirectoryIsInItself() {
        mount("");
        FakeServer.File outer = share.server.make(FileMode.S_IFDIR | 0755);
        FakeServer.File inner = share.server.make(FileMode.S_IFDIR | 0755);
        share.server.root.entries.put("outer", outer);
        outer.entries.put("inner", inner);
        inner.entries.put("outer", outer);
        inner.entries.put("root", share.server.root);
        files.find("/s/outer/inner");
        Errors.assertErrno(Errno.ELOOP, () -> files.find("/s/outer/inner/outer"));
        Errors.assertErrno(Errno.ELOOP, () -> files.find("/s/outer/inner/root"));
        assertSame(files.find("/s/outer"), ((Directory) files.find("/s/outer/inner")).parent());
    }

    /** A server that lies, with answers that are cut off, too long, of another kind or changed: errors, and nothing else. */
    @Property(tries = 400)
    void liesAreErrors(@ForAll Random random, @ForAll @IntRange(min = 0, max = 9) int often) {
        mount("msize=8192");
        put("a", "content");
        share.server.isForgiving = true;
        share.channel.mutation = answer -> random.nextInt(often + 1) == 0 ? mutated(answer, random) : answer;
        for (int i = 0; i < 60; i++) {
            share.channel.claimed = random.nextInt(20) == 0 ? random.nextInt() >>> random.nextInt(32) : null;
            share.server.asked = 0;
            try {
                anything(random);
            } catch (ErrnoException e) {
                assertTrue(e.errno() > 0 && e.errno() < 134, e::getMessage);
            }
            assertTrue(share.server.asked < 2000, "it asks again and again");
        }
    }

    private static byte[] mutated(byte[] answer, Random random) {
        byte[] changed = answer.clone();
        switch (random.nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(changed, random.nextInt(changed.length + 1));
            }
            case 1 -> changed[random.nextInt(7)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> Arrays.fill(changed, Math.min(7, changed.length), changed.length, (byte) -1);
            case 3 -> {
                byte[] shorter = Arrays.copyOf(changed, 7 + random.nextInt(changed.length - 6));
                shorter[0] = (byte) shorter.length;
                shorter[1] = (byte) (shorter.length >>> 8);
                return shorter;
            }
            case 4 -> Arrays.fill(changed, 7, changed.length, (byte) 0);
            default -> {
                for (int i = 0; i < 3 && changed.length > 7; i++) {
                    changed[7 + random.nextInt(Math.min(40, changed.length - 7))] = (byte) random.nextInt();
                }
            }
        }
        return changed;
    }

    private static String name(Random random) {
        return "/s/" + (random.nextInt(3) == 0 ? "d/" : "") + (char) ('a' + random.nextInt(4));
    }

    private void anything(Random random) {
        String path = name(random);
        switch (random.nextInt(13)) {
            case 0 -> files.vfs.makeDirectory(files.context, files.vfs.root(), path, 0755);
            case 1 -> files.vfs.unlink(files.context, files.vfs.root(), path);
            case 2 -> files.vfs.removeDirectory(files.context, files.vfs.root(), path);
            case 3 -> files.vfs.rename(files.context, files.vfs.root(), path, files.vfs.root(), name(random), 0);
            case 4 -> files.vfs.symlink(files.context, "target", files.vfs.root(), path);
            case 5 -> files.vfs.find(files.context, files.vfs.root(), path, false).target();
            case 6 -> files.find(path).setPermissions(random.nextInt(01000));
            case 7 -> Listing.names((Directory) files.find("/s"), true);
            case 8 -> files.find(path).attributes().names().forEach(each -> { });
            case 9 -> files.find("/s").fileSystem().freeBlocks();
            case 10 -> files.vfs.link(files.context, files.findPlace(path), files.vfs.root(), name(random));
            case 11 -> read(path);
            default -> use(path, random);
        }
    }

    private void use(String path, Random random) {
        OpenFile file = files.open(path, OpenFlag.O_RDWR | OpenFlag.O_CREAT);
        try {
            file.write(Bytes.of("x".repeat(random.nextInt(20_000))));
            PageSource pages = file.pages();
            pages.retain();
            try {
                pages.frameAt(random.nextInt(3) * PAGE);
                file.sync();
                file.readAt(0, new Bytes(new byte[100]));
                FileStatus.statx(file.inode(), -1);
                file.truncate(random.nextInt(10_000));
            } finally {
                pages.release();
            }
        } finally {
            file.release();
        }
    }

    /** The other side goes away at any time. */
    @Property(tries = 100)
    void aServerThatIsGoneIsAnError(@ForAll Random random, @ForAll @IntRange(min = 0, max = 100) int after) {
        mount("");
        share.channel.left = after;
        for (int i = 0; i < 40; i++) {
            try {
                anything(random);
            } catch (ErrnoException e) {
                assertTrue(e.errno() > 0);
            }
        }
        share.channel.left = 0;
        Errors.assertErrno(Errno.EIO, () -> read("/s/a"));
        unmount();
        assertEquals(0, share.frames.owned());
    }
}
