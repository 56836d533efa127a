package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.abi.linux.Signal;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.signal.SignalInfo;
import org.junit.jupiter.api.Test;

class QueueCallsTest {
    private static final int NOW = IpcFlag.IPC_NOWAIT;

    private final Sandbox box = new Sandbox();
    private final long id = box.call(MSGGET, 5, IpcFlag.IPC_CREAT | 0600);

    private long send(long type, String text, int flags) {
        box.number(AREA, type);
        box.string(AREA + 8, text);
        return box.call(MSGSND, id, AREA, text.length(), flags);
    }

    private String receive(long type, int room, int flags) {
        long length = box.call(MSGRCV, id, AREA, room, type, flags);
        return length < 0 ? Errno.name((int) -length) : box.number(AREA) + box.text(AREA + 8, (int) length);
    }

    @Test
    void typesChoose() {
        send(3, "c", 0);
        send(1, "a", 0);
        send(2, "b", 0);
        send(1, "aa", 0);
        assertEquals("1a", receive(-2, 9, 0));
        assertEquals("2b", receive(3, 9, IpcFlag.MSG_EXCEPT));
        assertEquals("E2BIG", receive(-2, 1, 0));
        assertEquals("1a", receive(-2, 1, IpcFlag.MSG_NOERROR));
        assertEquals("ENOMSG", receive(1, 9, NOW));
        assertEquals("3c", receive(0, 9, IpcFlag.MSG_COPY | NOW));
        assertEquals("3c", receive(0, 9, 0));
    }

    @Test
    void whoWaitsIsGivenWhatItWants() {
        box.machine.meanwhile(() -> {
            send(1, "not this", 0);
            send(7, "this", 0);
        });
        assertEquals("7this", receive(7, 9, 0));
        assertEquals("1not this", receive(0, 9, 0));
        box.machine.meanwhile(() -> send(1, "too long", 0));
        assertEquals("E2BIG", receive(1, 2, 0));
        assertEquals("1too long", receive(0, 9, 0));
    }

    @Test
    void whoSendsWaitsForRoom() {
        String half = "x".repeat(8192);
        assertEquals(0, send(1, half, 0));
        assertEquals(0, send(1, half, 0));
        assertEquals(-Errno.EAGAIN, send(1, "x", NOW));
        assertEquals(0, send(1, "", NOW));
        box.machine.meanwhile(() -> receive(0, 8192, 0));
        box.number(AREA + 16384, 9);
        assertEquals(0, box.call(MSGSND, id, AREA + 16384, 100, 0));
        box.machine.meanwhile(() -> box.process.signal(SignalInfo.ofKernel(Signal.SIGTERM)));
        assertEquals(-Errno.EINTR, box.call(MSGSND, id, AREA + 16384, 8192, 0));
        box.process.signals().take(-1);
        box.machine.meanwhile(() -> box.call(MSGCTL, id, IpcFlag.IPC_RMID, 0));
        assertEquals(-Errno.EIDRM, box.call(MSGSND, id, AREA + 16384, 8192, 0));
    }

    @Test
    void theEndOfTheQueueEndsTheWait() {
        box.machine.meanwhile(() -> box.call(MSGCTL, id, IpcFlag.IPC_RMID, 0));
        assertEquals("EIDRM", receive(0, 9, 0));
        assertEquals("EINVAL", receive(0, 9, 0));
    }

    @Test
    void memoryHasALimitAndIsGivenBack() {
        long before = box.allowance.left();
        send(1, "x".repeat(1000), 0);
        assertTrue(box.allowance.left() < before - 1000);
        receive(0, 1000, 0);
        assertEquals(before, box.allowance.left());
        send(1, "x".repeat(1000), 0);
        box.call(MSGCTL, id, IpcFlag.IPC_RMID, 0);
        assertTrue(box.allowance.left() > before, "the queue itself is gone too");
        int made = 0;
        while (box.call(MSGGET, 0, 0600) >= 0) {
            made++;
        }
        assertTrue(made > 1000);
        assertEquals(-Errno.ENOMEM, box.call(MSGGET, 0, 0600));
    }

    @Test
    void othersMayUseItAsItsPermissionsSay() {
        send(1, "x", 0);
        long readable = box.call(MSGGET, 0, 0640);
        long own = box.call(MSGGET, 0, 0020);
        box.call(SETRESUID, 1000, 1000, 1000);
        assertEquals("EACCES", receive(0, 9, 0));
        assertEquals(-Errno.EPERM, box.call(MSGCTL, id, IpcFlag.IPC_RMID, 0));
        assertEquals(-Errno.ENOMSG, box.call(MSGRCV, readable, AREA, 1, 0, NOW));
        box.number(AREA, 1);
        assertEquals(-Errno.EACCES, box.call(MSGSND, readable, AREA, 1, 0));
        assertEquals(0, box.call(MSGSND, own, AREA, 1, 0), "it is in the group");
    }
}
