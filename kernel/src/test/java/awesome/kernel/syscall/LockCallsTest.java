package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.kernel.fake.FakeContext;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Process;
import awesome.kernel.signal.SignalInfo;
import awesome.magic.UserAddr;
import org.junit.jupiter.api.Test;

class LockCallsTest {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int UNLOCK = 2;
    private static final int SHARED = 1;
    private static final int EXCLUSIVE = 2;
    private static final int NOT_WAITING = 4;
    private static final int NONE = 8;

    private final Sandbox box = new Sandbox();
    private final long path = box.string(AREA + 512, "/file");
    private final int fd = (int) box.call(OPEN, path, OpenFlag.O_RDWR | OpenFlag.O_CREAT, 0644);
    private final int child = (int) box.call(FORK);

    LockCallsTest() {
        box.machine.code = context -> context.call(EXIT_GROUP, 0);
    }

    private Process process(int id) {
        return box.process.services().processes().find(id);
    }

    /** Makes a system call of the first process or of its child. */
    private long call(int id, int number, long... arguments) {
        if (id == 1) {
            return box.call(number, arguments);
        }
        FakeContext context = (FakeContext) process(id).context();
        context.call(number, arguments);
        box.calls().call(process(id).task());
        return context.accumulator;
    }

    private long lock(int id, int request, int file, int type, int whence, long start, long length) {
        byte[] structure = new byte[32];
        LittleEndian.putShort(structure, 0, type);
        LittleEndian.putShort(structure, 2, whence);
        LittleEndian.putLong(structure, 8, start);
        LittleEndian.putLong(structure, 16, length);
        process(id).memory().copyOut(UserAddr.of(AREA), structure);
        return call(id, FCNTL, file, request, AREA);
    }

    private long lock(int id, int type, long start, long length) {
        return lock(id, OpenFlag.F_SETLK, fd, type, 0, start, length);
    }

    /** Who hinders a lock, as F_GETLK tells it: type, start, length, process. */
    private String hinders(int id, int request, int type, long start, long length) {
        assertEquals(0, lock(id, request, fd, type, 0, start, length));
        byte[] told = process(id).memory().copyIn(UserAddr.of(AREA), 32);
        return LittleEndian.getShort(told, 0) + " " + LittleEndian.getLong(told, 8) + " " + LittleEndian.getLong(told, 16)
                + " " + LittleEndian.getInt(told, 24);
    }

    @Test
    void rangesKeepOtherProcessesOut() {
        assertEquals(0, lock(1, WRITE, 10, 10));
        assertEquals(-Errno.EAGAIN, lock(child, READ, 19, 1));
        assertEquals(0, lock(child, READ, 20, 0));
        assertEquals("1 10 10 1", hinders(child, OpenFlag.F_GETLK, READ, 0, 0));
        assertEquals("0 20 0 " + child, hinders(1, OpenFlag.F_GETLK, WRITE, 0, 0));
        assertEquals("2 0 0 0", hinders(1, OpenFlag.F_GETLK, READ, 0, 0));
        assertEquals(0, lock(1, READ, 30, 5));
        assertEquals(-Errno.EAGAIN, lock(1, WRITE, 30, 5));
        assertEquals(0, lock(1, UNLOCK, 12, 3));
        assertEquals(0, lock(child, WRITE, 12, 3));
        assertEquals("1 10 2 1", hinders(child, OpenFlag.F_GETLK, WRITE, 0, 20));
    }

    @Test
    void toCloseAnyDescriptorOfAFileEndsTheLocksOfTheProcess() {
        assertEquals(0, lock(1, WRITE, 0, 0));
        long other = box.call(OPEN, path, OpenFlag.O_RDONLY, 0);
        assertEquals(-Errno.EAGAIN, lock(child, WRITE, 0, 0));
        assertEquals(0, box.call(CLOSE, other));
        assertEquals(0, lock(child, WRITE, 0, 0));
        assertEquals(-Errno.EAGAIN, lock(1, WRITE, 0, 0));
        box.machine.interrupt = box.machine::runThreads;
        assertEquals(child, box.call(WAIT4, -1, 0, 0, 0), "it ends");
        assertEquals(0, lock(1, WRITE, 0, 0));
        assertEquals(0, lock(1, READ, 5, 5));
        assertEquals(7, box.call(DUP2, fd, 7));
        long third = box.call(OPEN, path, OpenFlag.O_RDONLY, 0);
        assertEquals(7, box.call(DUP2, third, 7));
        assertEquals(0, box.process.files().get(fd).inode().rangeLocks().count());
    }

    @Test
    void whoWaitsGetsTheLockWhenItIsFree() {
        assertEquals(0, lock(child, WRITE, 0, 10));
        box.machine.meanwhile(() -> assertEquals(0, lock(child, UNLOCK, 0, 0)));
        assertEquals(0, lock(1, OpenFlag.F_SETLKW, fd, WRITE, 0, 5, 1));
        assertEquals("1 5 1 1", hinders(child, OpenFlag.F_GETLK, READ, 0, 0));
    }

    @Test
    void aSignalEndsTheWait() {
        assertEquals(0, lock(child, WRITE, 0, 10));
        box.machine.meanwhile(() -> box.process.signal(SignalInfo.ofKernel(Signal.SIGTERM)));
        assertEquals(FCNTL, lock(1, OpenFlag.F_SETLKW, fd, WRITE, 0, 5, 1), "the call is to be made again");
        assertEquals("2 0 0 0", hinders(child, OpenFlag.F_GETLK, WRITE, 0, 0));
    }

    @Test
    void waitingInACircleIsRefused() {
        assertEquals(0, lock(1, WRITE, 0, 1));
        assertEquals(0, lock(child, WRITE, 1, 1));
        box.machine.meanwhile(() -> {
            assertEquals(-Errno.EDEADLK, lock(child, OpenFlag.F_SETLKW, fd, READ, 0, 0, 1));
            assertEquals(0, lock(child, UNLOCK, 1, 1));
        });
        assertEquals(0, lock(1, OpenFlag.F_SETLKW, fd, WRITE, 0, 1, 1));
    }

    @Test
    void placesMayBeCountedFromElsewhere() {
        box.call(FTRUNCATE, fd, 1000);
        box.call(LSEEK, fd, 100, OpenFlag.SEEK_SET);
        assertEquals(0, lock(1, OpenFlag.F_SETLK, fd, WRITE, OpenFlag.SEEK_CUR, 5, 10));
        assertEquals("1 105 10 1", hinders(child, OpenFlag.F_GETLK, READ, 0, 0));
        assertEquals(0, lock(1, UNLOCK, 0, 0));
        assertEquals(0, lock(1, OpenFlag.F_SETLK, fd, WRITE, OpenFlag.SEEK_END, 0, -10));
        assertEquals("1 990 10 1", hinders(child, OpenFlag.F_GETLK, READ, 0, 0));
    }

    @Test
    void locksOfOpenFilesBelongToAllTheirDescriptors() {
        assertEquals(0, lock(1, OpenFlag.F_OFD_SETLK, fd, WRITE, 0, 0, 5));
        assertEquals(0, lock(child, OpenFlag.F_OFD_SETLK, fd, WRITE, 0, 3, 5), "it is the same open file");
        int other = (int) box.call(OPEN, path, OpenFlag.O_RDWR, 0);
        assertEquals(-Errno.EAGAIN, lock(1, OpenFlag.F_OFD_SETLK, other, READ, 0, 7, 1));
        assertEquals(-Errno.EAGAIN, lock(1, OpenFlag.F_SETLK, other, READ, 0, 7, 1));
        assertEquals("1 0 8 -1", hinders(1, OpenFlag.F_GETLK, READ, 0, 0));
        assertEquals(0, box.call(CLOSE, fd));
        assertEquals(-Errno.EAGAIN, lock(1, OpenFlag.F_OFD_SETLK, other, READ, 0, 7, 1));
        assertEquals(0, call(child, CLOSE, fd));
        assertEquals(0, lock(1, OpenFlag.F_OFD_SETLK, other, READ, 0, 7, 1));
    }

    @Test
    void nonsenseIsRefused() {
        assertEquals(-Errno.EINVAL, lock(1, 3, 0, 1));
        assertEquals(-Errno.EINVAL, lock(1, WRITE, -1, 1));
        assertEquals(-Errno.EINVAL, lock(1, WRITE, 5, -6));
        assertEquals(-Errno.EINVAL, lock(1, OpenFlag.F_SETLK, fd, WRITE, 3, 0, 1));
        assertEquals(-Errno.EINVAL, lock(1, OpenFlag.F_GETLK, fd, UNLOCK, 0, 0, 1));
        assertEquals(-Errno.EOVERFLOW, lock(1, WRITE, 5, Long.MAX_VALUE));
        int reading = (int) box.call(OPEN, path, OpenFlag.O_RDONLY, 0);
        assertEquals(-Errno.EBADF, lock(1, OpenFlag.F_SETLK, reading, WRITE, 0, 0, 1));
        assertEquals(0, lock(1, OpenFlag.F_SETLK, reading, READ, 0, 0, 1));
        int named = (int) box.call(OPEN, path, OpenFlag.O_PATH, 0);
        assertEquals(-Errno.EBADF, lock(1, OpenFlag.F_SETLK, named, READ, 0, 0, 1));
        assertEquals(-Errno.EFAULT, box.call(FCNTL, fd, OpenFlag.F_SETLK, Sandbox.NOWHERE));
        assertEquals(-Errno.EINVAL, box.call(FLOCK, fd, 3));
    }

    @Test
    void wholeFilesAreLockedByOpenFiles() {
        assertEquals(0, box.call(FLOCK, fd, EXCLUSIVE));
        assertEquals(0, call(child, FLOCK, fd, EXCLUSIVE), "it is the same open file");
        int other = (int) box.call(OPEN, path, OpenFlag.O_RDONLY, 0);
        assertEquals(-Errno.EAGAIN, box.call(FLOCK, other, SHARED | NOT_WAITING));
        assertEquals(0, lock(1, WRITE, 0, 0), "the others know nothing of it");
        assertEquals(0, box.call(FLOCK, fd, SHARED));
        assertEquals(0, box.call(FLOCK, other, SHARED));
        assertEquals(-Errno.EAGAIN, box.call(FLOCK, fd, EXCLUSIVE | NOT_WAITING));
        assertEquals(0, box.call(FLOCK, other, EXCLUSIVE | NOT_WAITING), "who failed to change it has lost it");
        assertEquals(0, box.call(FLOCK, other, NONE));
        assertEquals(0, box.call(FLOCK, fd, EXCLUSIVE | NOT_WAITING));
        box.machine.meanwhile(() -> {
            assertEquals(0, box.call(CLOSE, fd));
            assertTrue(box.process.files().get(other).inode().wholeLocks().count() == 1);
            assertEquals(0, call(child, CLOSE, fd));
        });
        assertEquals(0, box.call(FLOCK, other, SHARED));
    }
}
