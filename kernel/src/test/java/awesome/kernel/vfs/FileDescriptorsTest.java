package awesome.kernel.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import org.junit.jupiter.api.Test;

class FileDescriptorsTest {
    private final TestFiles files = new TestFiles(8);
    private final FileDescriptors table = new FileDescriptors();

    private static final class Probe extends OpenFile {
        boolean closed;

        Probe(Inode inode) {
            super(inode, OpenFlag.O_RDWR);
        }

        @Override
        protected void closed() {
            closed = true;
        }
    }

    private Probe probe() {
        return new Probe(files.vfs.root().inode());
    }

    @Test
    void theLowestFreeNumberIsTaken() {
        assertEquals(0, table.add(probe(), 0, false));
        assertEquals(1, table.add(probe(), 0, false));
        assertEquals(5, table.add(probe(), 5, false));
        assertEquals(2, table.add(probe(), 0, false));
        table.close(1);
        assertEquals(1, table.add(probe(), 0, false));
        assertEquals(40, table.duplicate(0, 40, false));
        assertSame(table.get(0), table.get(40));
        Errors.assertErrno(Errno.EBADF, () -> table.close(3));
        Errors.assertErrno(Errno.EBADF, () -> table.get(-1));
        Errors.assertErrno(Errno.EBADF, () -> table.get(1 << 30));
        Errors.assertErrno(Errno.EBADF, () -> table.duplicate(3, 0, false));
        Errors.assertErrno(Errno.EINVAL, () -> table.duplicate(0, -1, false));
        Errors.assertErrno(Errno.EINVAL, () -> table.duplicate(0, 1024, false));
    }

    @Test
    void aFileIsClosedWithItsLastNumber() {
        Probe probe = probe();
        int fd = table.add(probe, 0, false);
        int copy = table.duplicate(fd, 0, false);
        FileDescriptors child = table.copy();
        table.close(fd);
        table.close(copy);
        assertFalse(probe.closed);
        child.close(fd);
        Probe other = probe();
        child.duplicateTo(child.add(other, 0, false), copy, false);
        assertTrue(probe.closed);
        child.closeAll();
        assertTrue(other.closed);
    }

    @Test
    void theLimitHolds() {
        table.setLimit(2);
        table.add(probe(), 0, false);
        table.add(probe(), 0, false);
        Probe probe = probe();
        Errors.assertErrno(Errno.EMFILE, () -> table.add(probe, 0, false));
        assertTrue(probe.closed);
        Errors.assertErrno(Errno.EBADF, () -> table.duplicateTo(0, 2, false));
        Errors.assertErrno(Errno.EMFILE, () -> table.duplicate(0, 0, false));
        table.setLimit(1000);
        assertEquals(900, table.duplicateTo(0, 900, false));
    }

    @Test
    void closeOnExecBelongsToTheNumber() {
        int kept = table.add(probe(), 0, false);
        int closed = table.duplicate(kept, 0, true);
        assertFalse(table.closesOnExec(kept));
        assertTrue(table.closesOnExec(closed));
        table.setCloseOnExec(closed, false);
        table.setCloseOnExec(kept, true);
        table.closeForExec();
        assertFalse(table.isOpen(kept));
        assertTrue(table.isOpen(closed));
        table.closeRange(1, Integer.MAX_VALUE);
        assertFalse(table.isOpen(closed));
    }

    @Test
    void pathsBeginAtOpenDirectories() {
        files.vfs.makeDirectory(files.context, files.vfs.root(), "d", 0777);
        int directory = table.add(files.open("d", OpenFlag.O_PATH), 0, false);
        int file = table.add(files.open("f", OpenFlag.O_RDWR | OpenFlag.O_CREAT), 0, false);
        assertEquals(files.findPlace("d"), table.base(directory, "x", files.context));
        assertSame(files.vfs.root(), table.base(OpenFlag.AT_FDCWD, "x", files.context));
        assertSame(files.vfs.root(), table.base(99, "/x", files.context));
        Errors.assertErrno(Errno.ENOTDIR, () -> table.base(file, "x", files.context));
        Errors.assertErrno(Errno.EBADF, () -> table.base(99, "x", files.context));
        Errors.assertErrno(Errno.EBADF, () -> table.getUsable(directory));
        assertSame(table.get(file), table.getUsable(file));
    }
}
