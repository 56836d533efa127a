package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.signal.SignalInfo;
import org.junit.jupiter.api.Test;

class NamedQueueCallsTest {
    private static final int CREATE = OpenFlag.O_CREAT | OpenFlag.O_RDWR;
    private static final long NAME = AREA + 0x4000;

    private final Sandbox box = new Sandbox();
    private final long fd = open("queue", CREATE, 2, 10);

    NamedQueueCallsTest() {
        box.process.signals().setBlocked(-1);
    }

    private long open(String name, int flags, long messages, long bytes) {
        box.number(NAME + 0x1000, 0);
        box.number(NAME + 0x1008, messages);
        box.number(NAME + 0x1010, bytes);
        return box.call(MQ_OPEN, box.string(NAME, name), flags, 0600, messages == 0 ? 0 : NAME + 0x1000);
    }

    private long send(String text, int priority) {
        return box.call(MQ_TIMEDSEND, fd, box.string(AREA, text), text.length(), priority, 0);
    }

    private String receive() {
        long length = box.call(MQ_TIMEDRECEIVE, fd, AREA, 10, AREA + 64, 0);
        return length < 0 ? Errno.name((int) -length)
                : (int) box.number(AREA + 64) + box.text(AREA, (int) length);
    }

    @Test
    void theHighestPriorityIsFirstThenTheOldest() {
        long other = open("three", CREATE, 3, 10);
        assertTrue(other > fd);
        send("a", 1);
        send("b", 2);
        assertEquals("2b", receive());
        send("c", 1);
        assertEquals("1a", receive());
        assertEquals("1c", receive());
    }

    @Test
    void whoWaitsIsGivenTheMessage() {
        box.machine.meanwhile(() -> send("x", 5));
        assertEquals("5x", receive());
        send("a", 1);
        send("b", 2);
        box.machine.meanwhile(() -> assertEquals("2b", receive()));
        assertEquals(0, box.call(MQ_TIMEDSEND, fd, box.string(AREA + 128, "c"), 1, 9, 0));
        assertEquals("9c", receive());
        assertEquals("1a", receive());
    }

    @Test
    void aSignalOrTheDeadlineEndsTheWait() {
        box.number(AREA + 128, 1);
        box.number(AREA + 136, 0);
        assertEquals(-Errno.ETIMEDOUT, box.call(MQ_TIMEDRECEIVE, fd, AREA, 10, 0, AREA + 128));
        box.process.signals().setBlocked(0);
        box.machine.meanwhile(() -> box.process.signal(SignalInfo.ofKernel(Signal.SIGTERM)));
        box.call(MQ_TIMEDRECEIVE, fd, AREA, 10, 0, 0);
        assertTrue((box.process.signals().waiting() & 1L << Signal.SIGTERM - 1) != 0);
        box.process.signals().take(-1);
        box.process.signals().setBlocked(-1);
        assertEquals(0, send("a", 1));
        assertEquals("1a", receive(), "nobody waits there any more");
    }

    @Test
    void whoWantsToKnowIsToldOnce() {
        box.number(AREA, 77);
        box.number(AREA + 8, Signal.SIGUSR1);
        assertEquals(0, box.call(MQ_NOTIFY, fd, AREA));
        assertEquals(-Errno.EBUSY, box.call(MQ_NOTIFY, fd, AREA));
        send("a", 1);
        assertEquals(new SignalInfo(Signal.SIGUSR1, Signal.SI_MESGQ, 1, 77), box.process.signals().take(-1));
        receive();
        send("a", 1);
        assertEquals(null, box.process.signals().take(-1));
        box.number(AREA, 77);
        assertEquals(0, box.call(MQ_NOTIFY, fd, AREA));
        long copy = box.call(DUP, fd);
        box.call(CLOSE, copy);
        assertEquals(0, box.call(MQ_NOTIFY, fd, AREA), "closing any descriptor has ended it");
    }

    @Test
    void aQueueWithoutANameGoesWithItsLastDescriptor() {
        long before = box.allowance.left();
        send("a", 1);
        assertEquals(0, box.call(MQ_UNLINK, box.string(NAME, "queue")));
        assertEquals("1a", receive());
        send("a", 1);
        box.call(CLOSE, fd);
        assertEquals(before, box.allowance.left());
        assertEquals(-Errno.ENOENT, open("queue", OpenFlag.O_RDWR, 0, 0));
    }

    @Test
    void usersHaveALimit() {
        box.call(CLOSE, fd);
        box.call(MQ_UNLINK, box.string(NAME, "queue"));
        for (int i = 0; i < 9; i++) {
            assertTrue(open("q" + i, CREATE, 10, 8192) >= 0);
        }
        assertEquals(-Errno.EMFILE, open("more", CREATE, 10, 8192));
        assertEquals(0, box.call(MQ_UNLINK, box.string(NAME, "q3")));
        assertEquals(-Errno.EMFILE, open("more", CREATE, 10, 8192), "it is open still");
        box.call(CLOSE, 3);
        assertTrue(open("more", CREATE, 10, 8192) >= 0);
        box.call(SETRESUID, 1000, 1000, 1000);
        assertTrue(open("another", CREATE, 10, 8192) >= 0);
        assertEquals(-Errno.EINVAL, open("another one", CREATE, 11, 10));
        assertEquals(-Errno.EACCES, open("more", OpenFlag.O_RDWR, 0, 0));
        assertEquals(-Errno.EPERM, box.call(MQ_UNLINK, box.string(NAME, "more")));
    }
}
