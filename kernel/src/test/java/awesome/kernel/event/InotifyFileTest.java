package awesome.kernel.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InotifyFileTest {
    private static final int CREATE = OpenFlag.O_RDWR | OpenFlag.O_CREAT;

    private final TestFiles files = new TestFiles(64);
    private final InotifyFile watches = files.events.newInotify(0, OpenFlag.O_NONBLOCK);

    /** What there is to read, as {@code watch:mask:name}, masks in hexadecimal. */
    private List<String> told() {
        List<String> told = new ArrayList<>();
        byte[] buffer = new byte[1 << 20];
        Bytes sink = new Bytes(buffer);
        if (watches.poll() != 0) {
            watches.read(sink);
        }
        int length = 0;
        for (int at = 0; at < sink.done(); at += InotifyFlag.NAME + length) {
            length = LittleEndian.getInt(buffer, at + InotifyFlag.LENGTH);
            assertEquals(0, length % 16);
            String name = new String(buffer, at + InotifyFlag.NAME, length, StandardCharsets.ISO_8859_1);
            String mask = Integer.toHexString(LittleEndian.getInt(buffer, at + InotifyFlag.MASK));
            told.add(LittleEndian.getInt(buffer, at) + ":" + mask + ":" + name.replace("\0", ""));
        }
        return told;
    }

    @Test
    void namesAreFilledUpToSixteenBytes() {
        watches.watch(files.vfs.root().inode(), InotifyFlag.IN_CREATE);
        for (int length : new int[] {1, 15, 16, 31, 255}) {
            files.open("x".repeat(length), CREATE).release();
            assertEquals(List.of("1:100:" + "x".repeat(length)), told());
        }
    }

    @Test
    void aFileThatIsGoneIsNotWatched() {
        OpenFile file = files.open("f", CREATE);
        assertEquals(1, watches.watch(file.inode(), InotifyFlag.IN_DELETE_SELF | InotifyFlag.IN_MODIFY));
        files.vfs.unlink(files.context, files.vfs.root(), "f");
        assertEquals(List.of(), told());
        file.write(Bytes.of("x"));
        file.release();
        assertEquals(List.of("1:2:", "1:400:", "1:8000:"), told());
        Errors.assertErrno(Errno.EINVAL, () -> watches.remove(1));
    }

    @Test
    void whatComesTooMuchIsLostAndTold() {
        watches.watch(files.vfs.root().inode(), InotifyFlag.IN_ATTRIB);
        files.open("a", CREATE).release();
        files.open("b", CREATE).release();
        for (int i = 0; i < InotifyFile.MOST_EVENTS; i++) {
            files.find((i & 1) == 0 ? "a" : "b").setPermissions(0600);
        }
        files.find("a").setPermissions(0600);
        files.find("b").setPermissions(0600);
        List<String> told = told();
        assertEquals(InotifyFile.MOST_EVENTS + 1, told.size());
        assertEquals("-1:4000:", told.get(InotifyFile.MOST_EVENTS));
        files.find("b").setPermissions(0600);
        assertEquals(List.of("1:4:b"), told());
    }

    @Test
    void instancesAndWatchesAreLimitedAndGivenBack() {
        for (int i = 0; i < 10; i++) {
            watches.watch(files.open("f" + i, CREATE).inode(), InotifyFlag.IN_OPEN);
        }
        Errors.assertErrno(Errno.ENOSPC, () -> watches.watch(files.vfs.root().inode(), InotifyFlag.IN_OPEN));
        watches.release();
        List<InotifyFile> all = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            all.add(files.events.newInotify(0, 0));
        }
        Errors.assertErrno(Errno.EMFILE, () -> files.events.newInotify(0, 0));
        files.events.newInotify(1, 0);
        all.get(0).release();
        assertEquals(1, files.events.newInotify(0, 0).watch(files.vfs.root().inode(), InotifyFlag.IN_OPEN));
    }

    @Test
    void theSameTwiceIsToldOnce() {
        OpenFile file = files.open("f", CREATE);
        watches.watch(file.inode(), InotifyFlag.IN_MODIFY | InotifyFlag.IN_ACCESS);
        file.write(Bytes.of("x"));
        file.write(Bytes.of("x"));
        file.readAt(0, new Bytes(new byte[1]));
        file.write(Bytes.of("x"));
        assertEquals(List.of("1:2:", "1:1:", "1:2:"), told());
    }
}
