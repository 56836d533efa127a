package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedMemoryCallsTest {
    private static final int KEY = 77;
    private static final long SIZE = 3 * 4096 - 5;

    private final Sandbox box = new Sandbox();

    SharedMemoryCallsTest() {
        box.machine.code = context -> context.call(EXIT_GROUP, 0);
    }

    private long make() {
        return box.call(SHMGET, KEY, SIZE, IpcFlag.IPC_CREAT | 0600);
    }

    private long attach(long id) {
        return box.call(SHMAT, id, 0, 0);
    }

    private long attached(long id) {
        long result = box.call(SHMCTL, id, IpcFlag.IPC_STAT, AREA);
        return result < 0 ? result : box.number(AREA + IpcFlag.SHM_NATTCH);
    }

    @Test
    void allMappingsShowTheSameAndItOutlivesThem() {
        long id = make();
        long one = attach(id);
        long two = attach(id);
        box.number(one + 8192, 5);
        assertEquals(5, box.number(two + 8192));
        assertEquals(2, attached(id));
        assertEquals(0, box.call(SHMDT, one));
        assertEquals(0, box.call(SHMDT, two));
        assertEquals(-Errno.EINVAL, box.call(SHMDT, two));
        assertEquals(5, box.number(attach(id) + 8192));
    }

    @Test
    void removedItGoesWithTheLastMapping() {
        long free = box.machine.frames.freeFrames();
        long id = make();
        long one = attach(id);
        box.number(one, 5);
        box.number(one + 4096, 5);
        assertEquals(0, box.call(SHMCTL, id, IpcFlag.IPC_RMID, 0));
        assertEquals(-Errno.ENOENT, box.call(SHMGET, KEY, SIZE, 0));
        assertEquals(5, box.number(attach(id)), "it is known by its number");
        box.call(SHMDT, one);
        assertEquals(1, attached(id));
        box.load("/bin/program", List.of("program"));
        assertEquals(-Errno.EINVAL, attached(id));
        assertTrue(box.machine.frames.freeFrames() >= free - 1, "its frames are free");
        assertEquals(0, box.process.services().ipc().segments().table().count());
    }

    @Test
    void childrenHaveItTooUntilTheyEnd() {
        long id = make();
        long at = attach(id);
        box.call(FORK);
        Process child = box.process.services().processes().find(2);
        assertEquals(2, attached(id));
        child.memory().writeLong(UserAddr.of(at), 9);
        assertEquals(9, box.number(at));
        box.machine.runThreads();
        assertEquals(1, attached(id));
    }

    @Test
    void memoryIsTakenWhenItIsTouched() {
        long before = box.machine.frames.freeFrames();
        long id = box.call(SHMGET, IpcFlag.IPC_PRIVATE, 2048 * 4096, 0600);
        long at = attach(id);
        assertTrue(before - box.machine.frames.freeFrames() < 10);
        box.number(at, 1);
        box.number(at + 1000 * 4096, 1);
        assertEquals(0, box.call(SHMCTL, 0, IpcFlag.SHM_INFO, AREA));
        assertEquals(2048, box.number(AREA + 8));
        assertEquals(2, box.number(AREA + 16));
        assertEquals(-Errno.ENOMEM, box.call(SHMGET, 0, 4097 * 4096, 0600), "more than there is");
    }

    @Test
    void thereAreOnlySoMany() {
        for (int i = 0; i < 4096; i++) {
            assertTrue(box.call(SHMGET, 0, 1, 0) >= 0);
        }
        assertEquals(-Errno.ENOSPC, box.call(SHMGET, 0, 1, 0));
        assertEquals(4095, box.call(SHMCTL, 0, IpcFlag.SHM_INFO, AREA));
    }

    @Test
    void numbersAreNotUsedAgainSoon() {
        long last = -1;
        for (int i = 0; i < 200; i++) {
            long id = box.call(SHMGET, 0, 1, 0);
            assertTrue(id > last, id + " after " + last);
            assertEquals(0, box.call(SHMCTL, id, IpcFlag.IPC_RMID, 0));
            assertEquals(-Errno.EINVAL, box.call(SHMCTL, id, IpcFlag.IPC_RMID, 0));
            last = id;
        }
    }

    @Test
    void aPieceOfAMappingCanGo() {
        long id = make();
        long at = attach(id);
        assertEquals(0, box.call(MUNMAP, at, 4096));
        assertEquals(1, attached(id));
        assertEquals(0, box.call(MPROTECT, at + 4096, 4096, 1));
        assertEquals(2, attached(id));
        assertEquals(0, box.call(SHMDT, at), "all that is left");
        assertEquals(0, attached(id));
    }
}
