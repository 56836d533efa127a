package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.Errno;
import awesome.kernel.fake.FakeContext;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.process.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityCallsTest {
    private static final long THREAD = CloneFlag.CLONE_VM | CloneFlag.CLONE_SIGHAND | CloneFlag.CLONE_THREAD;

    private final Sandbox box = new Sandbox();

    private long call(Task task, int number, long... arguments) {
        FakeContext context = (FakeContext) task.context();
        context.call(number, arguments);
        box.calls().call(task);
        return context.accumulator;
    }

    @Test
    void aThreadChangesItsOwnAlone() {
        int id = (int) box.call(CLONE, THREAD, 0, 0, 0, 0);
        Task other = box.process.services().processes().task(id);
        assertEquals(0, call(other, SETRESUID, 5, 6, 7));
        assertEquals(0, box.call(GETEUID));
        assertEquals(6, call(other, GETEUID));
        assertEquals(-Errno.EPERM, call(other, SETRESUID, 0, -1, -1));
        assertEquals(7, call(box.process.services().processes().task((int) call(other, CLONE, THREAD, 0, 0, 0, 0)),
                SETFSUID, 7) + 1, "a thread begins with those of its maker");
    }

    @Test
    void theIdentityForFilesFollowsUnlessItIsSaid() {
        assertEquals(0, box.call(SETFSUID, 9));
        assertEquals(9, box.call(SETFSUID, -1));
        box.call(SETRESUID, 5, 6, 7);
        assertEquals(6, box.call(SETFSUID, 9), "not allowed");
        assertEquals(6, box.call(SETFSUID, 5));
        assertEquals(5, box.call(SETFSUID, -1));
    }

    @Test
    void aProgramSavesWhatItIs() {
        box.call(SETRESUID, 0, 5, 0);
        box.load("/bin/program", List.of("program"));
        box.call(GETRESUID, AREA, AREA + 4, AREA + 8);
        assertEquals(5, (int) box.number(AREA + 8));
    }

    @Test
    void pathsBeginAtTheRoot() {
        box.file("/jail/x", new byte[1], 0644);
        box.file("/jail/in/file", new byte[1], 0644);
        long path = box.string(AREA, "/jail");
        assertEquals(-Errno.ENOTDIR, box.call(CHROOT, box.string(AREA + 100, "/bin/program")));
        assertEquals(0, box.call(CHROOT, path));
        assertEquals(0, box.call(ACCESS, box.string(AREA + 100, "/in/file"), 0));
        assertEquals(0, box.call(ACCESS, box.string(AREA + 100, "/../../in/file"), 0));
        assertEquals(-Errno.ENOENT, box.call(ACCESS, path, 0));
        assertEquals("(unreachable)/".length() + 1, box.call(GETCWD, AREA + 200, 100));
        box.call(CHDIR, box.string(AREA + 100, "/in"));
        assertEquals(4, box.call(GETCWD, AREA + 200, 100));
        assertEquals("/in", box.text(AREA + 200, 3));
        box.call(SETRESUID, 5, 5, 5);
        assertEquals(-Errno.EPERM, box.call(CHROOT, box.string(AREA + 100, "/in")));
    }
}
