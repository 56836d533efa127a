package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.StatLayout;
import awesome.kernel.fake.Sandbox;
import awesome.magic.UserAddr;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FileCallsTest {
    private static final long AREA = Sandbox.AREA;
    private static final long PATH = Sandbox.AREA + 0x20000;
    private static final long OTHER = Sandbox.AREA + 0x21000;
    private static final long HERE = OpenFlag.AT_FDCWD;

    private final Sandbox box = new Sandbox();

    private long path(String text) {
        return box.string(PATH, text);
    }

    private long open(String path, int flags) {
        return box.call(OPEN, path(path), flags, 0644);
    }

    @Test
    void whatIsWrittenIsRead() {
        long fd = open("/new", OpenFlag.O_CREAT | OpenFlag.O_RDWR);
        assertEquals(0, fd);
        box.string(AREA, "hello, world");
        assertEquals(12, box.call(WRITE, fd, AREA, 12));
        assertEquals(7, box.call(LSEEK, fd, 7, 0));
        assertEquals(5, box.call(READ, fd, AREA + 64, 100));
        assertEquals("world", box.text(AREA + 64, 5));
        assertEquals(0, box.call(READ, fd, AREA + 64, 100));
        assertEquals(4, box.call(PREAD64, fd, AREA + 64, 4, 1));
        assertEquals("ello", box.text(AREA + 64, 4));
        assertEquals(12, box.call(LSEEK, fd, 0, 1), "where it was");
        assertEquals(-Errno.EINVAL, box.call(PREAD64, fd, AREA, 4, -1));
        assertEquals(-Errno.EINVAL, box.call(READ, fd, AREA, -1));
        assertEquals(-Errno.EBADF, box.call(READ, 55, AREA, 1));
        assertEquals(0, box.call(CLOSE, fd));
        assertEquals(-Errno.EBADF, box.call(CLOSE, fd));
    }

    @Property(tries = 100)
    void largeTransfersAcrossPagesAreExact(@ForAll @IntRange(max = 9000) int length,
            @ForAll @IntRange(max = 5000) int from, @ForAll @IntRange(max = 5000) int to, @ForAll int seed) {
        long fd = open("/p", OpenFlag.O_CREAT | OpenFlag.O_RDWR | OpenFlag.O_TRUNC);
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        box.memory().copyOut(UserAddr.of(AREA + from), bytes);
        assertEquals(length, box.call(WRITE, fd, AREA + from, length));
        assertEquals(length, box.call(PREAD64, fd, AREA + 0x10000 + to, 20000, 0));
        assertArrayEquals(bytes, box.memory().copyIn(UserAddr.of(AREA + 0x10000 + to), length));
        box.call(CLOSE, fd);
    }

    @Test
    void vectorsAreReadAndWritten() {
        long fd = open("/v", OpenFlag.O_CREAT | OpenFlag.O_RDWR);
        box.string(AREA, "abcdefgh");
        long[] vector = {AREA + 4, 4, AREA, 0, AREA, 2};
        for (int i = 0; i < vector.length; i++) {
            box.number(AREA + 128 + 8 * i, vector[i]);
        }
        assertEquals(6, box.call(WRITEV, fd, AREA + 128, 3));
        box.call(LSEEK, fd, 0, 0);
        assertEquals(6, box.call(READV, fd, AREA + 128, 3));
        assertEquals("ab", box.text(AREA, 2));
        assertEquals(6, box.call(PREAD64, fd, AREA + 512, 100, 0));
        assertEquals("efghab", box.text(AREA + 512, 6));
        assertEquals(-Errno.EINVAL, box.call(READV, fd, AREA + 128, 1025));
        assertEquals(-Errno.EINVAL, box.call(READV, fd, AREA + 128, -1));
        box.number(AREA + 136, -1);
        assertEquals(-Errno.EINVAL, box.call(READV, fd, AREA + 128, 3));
    }

    @Test
    void aBufferThatEndsInTheMiddleIsFilledAsFarAsItGoes() {
        long fd = open("/m", OpenFlag.O_CREAT | OpenFlag.O_RDWR);
        assertEquals(8192, box.call(WRITE, fd, AREA, 8192));
        long end = AREA + Sandbox.AREA_PAGES * 4096L;
        assertEquals(4096, box.call(PREAD64, fd, end - 4096, 8192, 0));
        assertEquals(4096, box.call(PWRITE64, fd, end - 4096, 8192, 0));
    }

    @Test
    void filesAreCopiedInTheKernel() {
        long from = open("/from", OpenFlag.O_CREAT | OpenFlag.O_RDWR);
        box.string(AREA, "0123456789".repeat(5000));
        box.call(WRITE, from, AREA, 50000);
        long to = open("/to", OpenFlag.O_CREAT | OpenFlag.O_RDWR);
        box.number(AREA + 60000, 100);
        assertEquals(49900, box.call(SENDFILE, to, from, AREA + 60000, 1 << 20));
        assertEquals(50000, box.number(AREA + 60000));
        assertEquals(49900, box.call(LSEEK, to, 0, 1));
        assertEquals(0, box.call(SENDFILE, to, from, 0, 10), "its own position is at the end");
        box.call(LSEEK, from, 3, 0);
        assertEquals(4, box.call(COPY_FILE_RANGE, from, 0, to, 0, 4, 0));
        assertEquals(7, box.call(LSEEK, from, 0, 1));
        box.call(PREAD64, to, AREA, 4, 49900);
        assertEquals("3456", box.text(AREA, 4));
        assertEquals(-Errno.EINVAL, box.call(COPY_FILE_RANGE, from, 0, to, 0, 4, 1));
    }

    @Test
    void descriptorsAreDuplicated() {
        long fd = open("/d", OpenFlag.O_CREAT | OpenFlag.O_RDWR);
        assertEquals(1, box.call(DUP, fd));
        assertEquals(10, box.call(DUP2, fd, 10));
        assertEquals(10, box.call(DUP2, 10, 10));
        assertEquals(-Errno.EINVAL, box.call(DUP3, 10, 10, 0));
        assertEquals(11, box.call(DUP3, 10, 11, OpenFlag.O_CLOEXEC));
        assertEquals(1, box.call(FCNTL, 11, OpenFlag.F_GETFD, 0));
        assertEquals(0, box.call(FCNTL, 10, OpenFlag.F_GETFD, 0));
        assertEquals(20, box.call(FCNTL, fd, OpenFlag.F_DUPFD, 20));
        assertEquals(21, box.call(FCNTL, fd, OpenFlag.F_DUPFD_CLOEXEC, 20));
        assertEquals(-Errno.EINVAL, box.call(FCNTL, fd, OpenFlag.F_DUPFD, -1));
        assertEquals(-Errno.EINVAL, box.call(FCNTL, fd, OpenFlag.F_DUPFD, 1L << 32));
        assertEquals(-Errno.EBADF, box.call(DUP2, fd, 1 << 30));
        box.call(LSEEK, 10, 5, 0);
        assertEquals(5, box.call(LSEEK, fd, 0, 1), "one position for all");
        assertEquals(0, box.call(CLOSE_RANGE, 1, 11, 0));
        assertEquals(-Errno.EBADF, box.call(LSEEK, 10, 0, 1));
        assertEquals(0, box.call(CLOSE_RANGE, 3, 0xffff_ffffL, 4));
        assertEquals(1, box.call(FCNTL, 20, OpenFlag.F_GETFD, 0));
        assertEquals(-Errno.EINVAL, box.call(CLOSE_RANGE, 5, 4, 0));
    }

    @Test
    void tooManyFilesAreAnError() {
        box.number(AREA, 8);
        box.number(AREA + 8, 8);
        assertEquals(0, box.call(SETRLIMIT, 7, AREA));
        for (int i = 0; i < 8; i++) {
            assertEquals(i, open("/bin", 0));
        }
        assertEquals(-Errno.EMFILE, open("/bin", 0));
        assertEquals(-Errno.EMFILE, box.call(PIPE, AREA));
        box.call(CLOSE, 4);
        assertEquals(-Errno.EMFILE, box.call(PIPE, AREA));
        assertEquals(4, open("/bin", 0), "the failed pipe left nothing open");
    }

    @Test
    void statusTellsOfFiles() {
        long fd = open("/s", OpenFlag.O_CREAT | OpenFlag.O_RDWR);
        box.call(WRITE, fd, AREA, 777);
        assertEquals(0, box.call(STAT, path("/s"), AREA));
        assertEquals(777, box.number(AREA + StatLayout.ST_SIZE));
        assertEquals(0100644, (int) box.number(AREA + StatLayout.ST_MODE));
        assertEquals(0, box.call(NEWFSTATAT, fd, path(""), AREA + 256, OpenFlag.AT_EMPTY_PATH));
        assertEquals(box.number(AREA + StatLayout.ST_INO), box.number(AREA + 256 + StatLayout.ST_INO));
        assertEquals(-Errno.ENOENT, box.call(NEWFSTATAT, fd, path(""), AREA, 0));
        assertEquals(0, box.call(STATX, HERE, path("/s"), 0, 0x7ff, AREA));
        assertEquals(777, box.number(AREA + StatLayout.STX_SIZE));
        assertEquals(0, box.call(CHMOD, path("/s"), 04711));
        assertEquals(0, box.call(FCHOWN, fd, 5, 6));
        box.call(FSTAT, fd, AREA);
        assertEquals(0100711L | 5L << 32, box.number(AREA + StatLayout.ST_MODE), "it runs as nobody else any more");
        assertEquals(0, box.call(TRUNCATE, path("/s"), 10));
        box.call(FSTAT, fd, AREA);
        assertEquals(10, box.number(AREA + StatLayout.ST_SIZE));
        assertEquals(-Errno.EINVAL, box.call(TRUNCATE, path("/s"), -1));
        assertEquals(-Errno.EISDIR, box.call(TRUNCATE, path("/bin"), 0));
        assertEquals(0, box.call(ACCESS, path("/s"), 7));
        box.call(CHMOD, path("/s"), 0);
        assertEquals(0, box.call(ACCESS, path("/s"), 6));
        assertEquals(-Errno.EACCES, box.call(ACCESS, path("/s"), 1));
    }

    @Test
    void timesAreSet() {
        open("/t", OpenFlag.O_CREAT);
        box.number(AREA, 1000);
        box.number(AREA + 8, 5);
        box.number(AREA + 16, -3);
        box.number(AREA + 24, 999_999_999);
        assertEquals(0, box.call(UTIMENSAT, HERE, path("/t"), AREA, 0));
        box.call(STAT, path("/t"), AREA + 256);
        assertEquals(1000, box.number(AREA + 256 + StatLayout.ST_ATIME));
        assertEquals(-3, box.number(AREA + 256 + StatLayout.ST_MTIME));
        assertEquals(999_999_999, box.number(AREA + 256 + StatLayout.ST_MTIME + 8));
        box.number(AREA + 8, 0x3fff_fffe);
        box.number(AREA + 24, 0x3fff_ffff);
        assertEquals(0, box.call(UTIMENSAT, HERE, path("/t"), AREA, 0));
        box.call(STAT, path("/t"), AREA + 256);
        assertEquals(1000, box.number(AREA + 256 + StatLayout.ST_ATIME));
        assertEquals(box.machine.date / 1_000_000_000, box.number(AREA + 256 + StatLayout.ST_MTIME));
        box.number(AREA + 8, 1_000_000_000);
        assertEquals(-Errno.EINVAL, box.call(UTIMENSAT, HERE, path("/t"), AREA, 0));
    }

    @Test
    void namesComeAndGo() {
        assertEquals(0, box.call(MKDIR, path("/dir"), 0755));
        assertEquals(0, box.call(CHDIR, path("/dir")));
        assertEquals(5, box.call(GETCWD, AREA, 5));
        assertEquals("/dir\0", box.text(AREA, 5));
        assertEquals(-Errno.ERANGE, box.call(GETCWD, AREA, 4));
        assertEquals(0, open("file", OpenFlag.O_CREAT));
        assertEquals(0, box.call(SYMLINK, box.string(OTHER, "file"), path("link")));
        assertEquals(4, box.call(READLINK, path("/dir/link"), AREA, 100));
        assertEquals("file", box.text(AREA, 4));
        assertEquals(2, box.call(READLINK, path("/dir/link"), AREA, 2));
        assertEquals(-Errno.EINVAL, box.call(READLINK, path("/dir/file"), AREA, 100));
        assertEquals(0, box.call(LINK, box.string(OTHER, "file"), path("second")));
        assertEquals(0, box.call(RENAME, box.string(OTHER, "second"), path("third")));
        assertEquals(-Errno.EEXIST, box.call(RENAMEAT2, HERE, box.string(OTHER, "file"), HERE, path("third"), 1));
        assertEquals(-Errno.ENOTEMPTY, box.call(RMDIR, path("/dir")));
        for (String name : new String[] {"file", "link", "third"}) {
            assertEquals(0, box.call(UNLINKAT, HERE, path(name), 0));
        }
        assertEquals(0, box.call(FCHDIR, open("/", 0)));
        assertEquals(0, box.call(UNLINKAT, HERE, path("dir"), OpenFlag.AT_REMOVEDIR));
        assertEquals(-Errno.ENOENT, box.call(CHDIR, path("/dir")));
    }

    @Test
    void directoriesAreListedBothWays() {
        box.call(MKDIR, path("/l"), 0755);
        box.call(CREAT, path("/l/one"), 0644);
        box.call(MKDIR, path("/l/two"), 0755);
        long fd = open("/l", 0);
        StringBuilder names = new StringBuilder();
        long length = box.call(GETDENTS64, fd, AREA, 4096);
        for (long at = AREA; at < AREA + length; at += box.number(at + 16) & 0xffff) {
            names.append(box.memory().readString(UserAddr.of(at + 19), 100, Errno.E2BIG)).append(' ');
        }
        assertEquals(0, box.call(GETDENTS64, fd, AREA, 4096));
        box.call(LSEEK, fd, 0, 0);
        StringBuilder older = new StringBuilder();
        length = box.call(GETDENTS, fd, AREA, 4096);
        for (long at = AREA; at < AREA + length; at += box.number(at + 16) & 0xffff) {
            String name = box.memory().readString(UserAddr.of(at + 18), 100, Errno.E2BIG);
            older.append(name).append(' ');
            long entry = box.number(at + 16) & 0xffff;
            byte type = box.memory().copyIn(UserAddr.of(at + entry - 1), 1)[0];
            assertEquals(name.equals("one") ? 8 : 4, type, name);
        }
        assertEquals(". .. one two ", names.toString());
        assertEquals(names.toString(), older.toString());
    }

    @Test
    void pipesCarryBytesAndCanBePolled() {
        assertEquals(0, box.call(PIPE2, AREA, OpenFlag.O_NONBLOCK));
        long pair = box.number(AREA);
        long reader = pair & 0xffff_ffffL;
        long writer = pair >>> 32;
        assertEquals(-Errno.EAGAIN, box.call(READ, reader, AREA + 64, 1));
        box.number(AREA + 128, reader | 1L << 32);
        box.number(AREA + 136, writer | 4L << 32);
        box.number(AREA + 144, 77 | 1L << 32);
        box.number(AREA + 152, -1L & 0xffff_ffffL | 1L << 32);
        assertEquals(2, box.call(POLL, AREA + 128, 4, 1000));
        assertEquals(0, box.number(AREA + 128) >>> 48);
        assertEquals(4, box.number(AREA + 136) >>> 48);
        assertEquals(32, box.number(AREA + 144) >>> 48, "POLLNVAL");
        assertEquals(0, box.number(AREA + 152) >>> 48);
        long before = box.machine.now;
        assertEquals(0, box.call(POLL, AREA + 128, 1, 100));
        assertEquals(100_000_000, box.machine.now - before);
        box.call(WRITE, writer, AREA, 5);
        assertEquals(1, box.call(POLL, AREA + 128, 1, -1));
        assertEquals(1, box.number(AREA + 128) >>> 48);
        box.number(AREA + 256, 1L << reader | 1L << writer);
        box.number(AREA + 264, 1L << reader | 1L << writer);
        box.number(AREA + 272, 2);
        box.number(AREA + 280, 0);
        assertEquals(2, box.call(SELECT, writer + 1, AREA + 256, AREA + 264, 0, AREA + 272));
        assertEquals(1L << reader, box.number(AREA + 256));
        assertEquals(1L << writer, box.number(AREA + 264));
        assertEquals(2, box.number(AREA + 272), "all of the time is left");
        box.number(AREA + 256, 1L << 60);
        assertEquals(-Errno.EBADF, box.call(SELECT, 61, AREA + 256, 0, 0, 0));
        assertEquals(-Errno.EINVAL, box.call(SELECT, -1, 0, 0, 0, 0));
        box.number(AREA + 272, 0);
        box.number(AREA + 280, 50_000);
        before = box.machine.now;
        assertEquals(0, box.call(SELECT, 0, 0, 0, 0, AREA + 272));
        assertEquals(50_000_000, box.machine.now - before);
        assertEquals(0, box.number(AREA + 280));
    }

    @Test
    void devicesAndControlsThatAreNotThere() {
        long fd = open("/c", OpenFlag.O_CREAT | OpenFlag.O_RDWR);
        assertEquals(-Errno.ENOTTY, box.call(IOCTL, fd, 0x5401, AREA));
        assertEquals(0, box.call(IOCTL, fd, 0x5451, 0));
        assertEquals(1, box.call(FCNTL, fd, OpenFlag.F_GETFD, 0));
        box.number(AREA, 1);
        assertEquals(0, box.call(IOCTL, fd, 0x5421, AREA));
        assertEquals(OpenFlag.O_NONBLOCK, box.call(FCNTL, fd, OpenFlag.F_GETFL, 0) & OpenFlag.O_NONBLOCK);
        assertEquals(-Errno.EAFNOSUPPORT, box.call(SOCKET, 2, 1, 0));
        assertEquals(0, box.call(FALLOCATE, fd, 0, 0, 5000));
        assertEquals(5000, box.call(LSEEK, fd, 0, 2));
        assertEquals(-Errno.EOPNOTSUPP, box.call(FALLOCATE, fd, 2, 0, 5000));
        assertEquals(0, box.call(FADVISE64, fd, 0, 0, 4));
        assertEquals(0, box.call(FSYNC, fd));
    }
}
