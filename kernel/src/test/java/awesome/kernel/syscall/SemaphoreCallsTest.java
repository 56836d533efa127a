package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.abi.linux.Signal;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.ipc.SemaphoreOperations;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.Process;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;
import org.junit.jupiter.api.Test;

class SemaphoreCallsTest {
    private static final int UNDO = IpcFlag.SEM_UNDO;

    private final Sandbox box = new Sandbox();
    private final long id = box.call(SEMGET, 5, 4, IpcFlag.IPC_CREAT | 0600);

    SemaphoreCallsTest() {
        box.machine.code = context -> context.call(EXIT_GROUP, 0);
    }

    /** Numbers, changes and flags in turn. */
    private static byte[] structures(int... fields) {
        byte[] bytes = new byte[2 * fields.length];
        for (int i = 0; i < fields.length; i++) {
            LittleEndian.putShort(bytes, 2 * i, fields[i]);
        }
        return bytes;
    }

    private long operate(int... fields) {
        box.memory().copyOut(UserAddr.of(AREA), structures(fields));
        return box.call(SEMOP, id, AREA, fields.length / 3);
    }

    /** The same without an own copy of the operations in memory, which others may have there. */
    private void operateAs(Process process, int... fields) {
        CurrentProcess current = box.process.services().current();
        current.enter(process.task());
        try {
            process.services().ipc().semaphores().operate((int) id, new SemaphoreOperations(structures(fields)),
                    process.undo(), Waiter.FOREVER);
        } finally {
            current.leave();
        }
    }

    private long value(int number) {
        return box.call(SEMCTL, id, number, IpcFlag.GETVAL, 0);
    }

    private long set(int number, int value) {
        return box.call(SEMCTL, id, number, IpcFlag.SETVAL, value);
    }

    /** What somebody else does while this process waits. */

    @Test
    void allOrNothing() {
        set(0, 3);
        assertEquals(-Errno.EAGAIN, operate(0, -1, 0, 1, 5, UNDO, 2, -1, IpcFlag.IPC_NOWAIT));
        assertEquals(3, value(0));
        assertEquals(0, value(1));
        assertEquals(0, operate(0, -1, 0, 0, -2, 0, 0, 0, 0, 0, 7, 0));
        assertEquals(7, value(0));
        assertEquals(-Errno.ERANGE, operate(1, 32767, UNDO, 1, 1, 0));
        assertEquals(0, value(1));
    }

    @Test
    void whoWaitsHasItDoneByWhoMakesItPossible() {
        box.machine.meanwhile(() -> {
            assertEquals(1, box.call(SEMCTL, id, 0, IpcFlag.GETNCNT, 0));
            assertEquals(0, box.call(SEMCTL, id, 0, IpcFlag.GETZCNT, 0));
            set(0, 5);
            assertEquals(3, value(0), "it is done at once");
            assertEquals(0, box.call(SEMCTL, id, 0, IpcFlag.GETNCNT, 0));
        });
        assertEquals(0, operate(0, -2, 0));
        assertEquals(3, value(0));
    }

    @Test
    void readersGoFirstThenWhoCameFirst() {
        StringBuilder order = new StringBuilder();
        set(0, 1);
        // Each waits within the wait of the one before.
        int[] step = new int[1];
        set(1, 1);
        box.machine.interrupt = () -> {
            step[0]++;
            if (step[0] == 1) {
                operateAs(box.process, 0, -3, 0);
                order.append("b").append(value(0));
            } else if (step[0] == 2) {
                operateAs(box.process, 1, 0, 0);
                order.append("c").append(value(0));
            } else if (step[0] == 3) {
                set(0, 8);
                assertEquals(5, value(0), "the first waits for the other");
                set(1, 0);
            }
        };
        assertEquals(0, operate(0, -5, 0, 1, 0, 0));
        assertEquals("c0b0", order.toString());
        assertEquals(0, value(0));
    }

    @Test
    void aSignalOrTheDeadlineOrTheEndOfTheSetEndTheWait() {
        box.number(AREA + 64, 0);
        box.number(AREA + 72, 50_000_000);
        box.memory().copyOut(UserAddr.of(AREA), structures(0, -1, 0));
        assertEquals(-Errno.EAGAIN, box.call(SEMTIMEDOP, id, AREA, 1, AREA + 64));
        box.machine.meanwhile(() -> box.process.signal(SignalInfo.ofKernel(Signal.SIGTERM)));
        assertEquals(-Errno.EINTR, operate(0, -1, 0));
        assertEquals(0, box.call(SEMCTL, id, 0, IpcFlag.GETNCNT, 0));
        box.process.signals().take(-1);
        box.machine.meanwhile(() -> box.call(SEMCTL, id, 0, IpcFlag.IPC_RMID, 0));
        assertEquals(-Errno.EIDRM, operate(0, -1, 0));
        assertEquals(-Errno.EINVAL, operate(0, -1, 0));
    }

    @Test
    void theEndOfAProcessTakesBackWhatItDid() {
        set(0, 10);
        box.call(FORK);
        Process child = box.process.services().processes().find(2);
        operateAs(child, 0, -4, UNDO, 1, 3, UNDO, 2, 6, UNDO);
        set(2, 1);
        operate(1, -2, 0);
        box.machine.meanwhile(() -> box.machine.runThreads());
        assertEquals(0, operate(0, -8, 0), "possible when the child has ended");
        assertEquals(2, value(0));
        assertEquals(0, value(1), "not below zero");
        assertEquals(1, value(2), "it was set since");
    }

    @Test
    void memoryIsGivenBack() {
        long before = box.allowance.left();
        long other = box.call(SEMGET, 0, 1000, 0600);
        box.memory().copyOut(UserAddr.of(AREA), structures(7, 1, UNDO));
        assertEquals(0, box.call(SEMOP, other, AREA, 1));
        assertTrue(box.allowance.left() < before - 10_000);
        assertEquals(0, box.call(SEMCTL, other, 0, IpcFlag.IPC_RMID, 0));
        assertEquals(before, box.allowance.left());
        while (box.call(SEMGET, 0, 32000, 0600) >= 0) {
            assertTrue(box.allowance.left() >= 0);
        }
        assertEquals(-Errno.ENOMEM, box.call(SEMGET, 0, 32000, 0600));
    }
}
