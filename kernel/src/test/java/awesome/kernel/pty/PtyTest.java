package awesome.kernel.pty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.TerminalFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeJobs;
import awesome.kernel.fake.MemoryArgument;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class PtyTest {
    private static final int FLAGS = OpenFlag.O_RDWR | OpenFlag.O_NOCTTY;

    private final TestFiles files = new TestFiles(1);
    private final FakeJobs jobs = new FakeJobs(7, 7);
    private final PtyFileSystem system = new PtyFileSystem(5, files.clock, jobs, files.waiter, files.vfs.access());

    PtyTest() {
        files.devices.add(5, 2, system);
        files.vfs.makeNode(files.context, files.vfs.root(), "/ptmx", 0020666, 5 << 8 | 2);
        files.vfs.mount(system, "/pts");
    }

    private OpenFile master() {
        OpenFile master = files.open("/ptmx", FLAGS);
        master.control(TerminalFlag.TIOCSPTLCK, new MemoryArgument(new byte[4]));
        return master;
    }

    @Test
    void whatIsTypedIsReadAndShown() {
        OpenFile master = master();
        OpenFile slave = files.open("/pts/0", FLAGS);
        master.write(Bytes.of("lin\u007fne\r"));
        assertEquals("line\n", TestFiles.text(slave));
        assertEquals("lin\b \bne\r\n", TestFiles.text(master));
        slave.write(Bytes.of("a\nb"));
        assertEquals("a\r\nb", TestFiles.text(master));
    }

    @Test
    void packetsTellWhatBecameOfInputAndOutput() {
        OpenFile master = master();
        OpenFile slave = files.open("/pts/0", FLAGS);
        slave.control(TerminalFlag.TCFLSH, new MemoryArgument(2));
        master.control(TerminalFlag.TIOCPKT, new MemoryArgument(new byte[] {1, 0, 0, 0}));
        assertEquals(PollEvent.POLLOUT | PollEvent.POLLWRNORM, master.poll(), "nothing of before");
        slave.write(Bytes.of("shown"));
        slave.control(TerminalFlag.TCFLSH, new MemoryArgument(2));
        assertEquals(PollEvent.POLLPRI, master.poll() & PollEvent.POLLPRI);
        assertEquals("\3", TestFiles.text(master));
        assertEquals(0, master.poll() & PollEvent.POLLPRI);
        assertEquals("\0shown", TestFiles.text(master));
        files.waiter.then(() -> slave.control(TerminalFlag.TCFLSH, new MemoryArgument(0)));
        assertEquals("\1", TestFiles.text(master), "a master that waits is told");
        slave.control(TerminalFlag.TCFLSH, new MemoryArgument(0));
        master.control(TerminalFlag.TIOCPKT, new MemoryArgument(new byte[4]));
        assertEquals(PollEvent.POLLOUT | PollEvent.POLLWRNORM, master.poll());
        slave.write(Bytes.of("plain"));
        assertEquals("plain", TestFiles.text(master));
    }

    @Test
    void writersWaitForTheMasterToRead() {
        OpenFile master = master();
        OpenFile slave = files.open("/pts/0", FLAGS);
        for (int i = 0; i < 4; i++) {
            files.waiter.then(() -> TestFiles.text(master));
        }
        assertEquals(40_000, slave.write(new Bytes(new byte[30_000])) + slave.write(new Bytes(new byte[10_000])));
        assertEquals(2, files.waiter.waits());
        OpenFile impatient = files.open("/pts/0", FLAGS | OpenFlag.O_NONBLOCK);
        while ((impatient.poll() & PollEvent.POLLOUT) != 0) {
            impatient.write(new Bytes(new byte[1000]));
        }
        Errors.assertErrno(Errno.EAGAIN, () -> impatient.write(Bytes.of("x")));
    }

    @Test
    void theMasterSeesWhenAllSlavesAreClosed() {
        OpenFile master = master();
        assertEquals(PollEvent.POLLOUT | PollEvent.POLLWRNORM, master.poll());
        OpenFile slave = files.open("/pts/0", FLAGS);
        OpenFile second = files.open("/pts/0", FLAGS);
        slave.release();
        files.waiter.then(second::release);
        Errors.assertErrno(Errno.EIO, () -> TestFiles.text(master));
        assertEquals(PollEvent.POLLHUP, master.poll() & PollEvent.POLLHUP);
        files.open("/pts/0", FLAGS);
        assertEquals(0, master.poll() & PollEvent.POLLHUP);
    }

    @Test
    void theSlaveIsHungUpWhenTheMasterIsClosed() {
        OpenFile master = master();
        OpenFile slave = files.open("/pts/0", OpenFlag.O_RDWR);
        assertEquals(7, jobs.callerTerminal().foreground(), "it controls the session of who opened it");
        slave.control(TerminalFlag.TIOCGPGRP, new MemoryArgument());
        master.release();
        assertEquals(List.of("7:1", "7:18"), jobs.signals);
        assertEquals("", TestFiles.text(slave));
        Errors.assertErrno(Errno.EIO, () -> slave.write(Bytes.of("x")));
        Errors.assertErrno(Errno.EIO, () -> slave.control(TerminalFlag.TCGETS, new MemoryArgument()));
        assertNull(system.root().lookup("0"));
        Errors.assertErrno(Errno.ENOENT, () -> files.open("/pts/0", FLAGS));
    }

    @Test
    void numbersAreTheLowestFree() {
        OpenFile first = master();
        master();
        first.release();
        OpenFile again = files.open("/ptmx", FLAGS);
        MemoryArgument number = new MemoryArgument();
        again.control(TerminalFlag.TIOCGPTN, number);
        assertEquals(0, number.getInt(0));
        Errors.assertErrno(Errno.EIO, () -> files.open("/pts/0", FLAGS));
        assertEquals("/pts/1", files.open("/pts/1", FLAGS).path());
        assertEquals(136 << 8 | 1, files.find("/pts/1").device());
        assertSame(files.find("/pts/1"), files.find("/pts/1"));
        for (int i = 2; i < 4096; i++) {
            files.open("/ptmx", FLAGS);
        }
        Errors.assertErrno(Errno.ENOSPC, () -> files.open("/ptmx", FLAGS));
    }
}
