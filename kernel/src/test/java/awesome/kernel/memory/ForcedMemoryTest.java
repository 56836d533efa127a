package awesome.kernel.memory;

import static awesome.abi.linux.SystemCallNumber.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.kernel.fake.Sandbox;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ForcedMemoryTest {
    private static final int PROT_READ = 1;
    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE = 2;

    private final Sandbox box = new Sandbox();
    private final ForcedMemory memory = new ForcedMemory(box.process.space(), box.machine.ports().memory());
    private final byte[] text = "changed".getBytes(StandardCharsets.ISO_8859_1);

    private long map(int protection, int kind) {
        box.file("/f", "content of a file".getBytes(StandardCharsets.ISO_8859_1), 0644);
        long fd = box.call(OPEN, box.string(Sandbox.AREA, "/f"), 0, 0);
        return box.call(MMAP, 0, 4096, protection, kind, fd, 0);
    }

    @Test
    void whatIsReadOnlyIsChangedInACopy() {
        long at = map(PROT_READ, MAP_PRIVATE);
        long other = box.call(MMAP, 0, 4096, PROT_READ, MAP_SHARED, 0, 0);
        assertEquals("content", box.text(at, 7));
        long frames = box.machine.frames.freeFrames();
        assertEquals(7, memory.write(UserAddr.of(at), text, 0, 7));
        assertEquals("changed of a file", box.text(at, 17));
        assertEquals("content of a file", box.text(other, 17), "the file is what it was");
        assertEquals(frames - 1, box.machine.frames.freeFrames());
        assertEquals(-Errno.EFAULT, box.call(UNAME, at), "the program may write no more than before");
        box.call(MUNMAP, at, 4096);
        assertEquals(frames, box.machine.frames.freeFrames());
    }

    @Test
    void aCopyOfTheProcessDoesNotSeeIt() {
        long at = Sandbox.READ_ONLY;
        assertEquals("\0", box.text(at, 1));
        box.call(FORK);
        assertEquals(7, memory.write(UserAddr.of(at), text, 0, 7));
        assertEquals("changed", box.text(at, 7));
        byte[] theirs = box.process.services().processes().find(2).memory().copyIn(UserAddr.of(at), 7);
        assertArrayEquals(new byte[7], theirs);
    }

    @Test
    void sharedFilesAreWrittenToByWhoMayOnly() {
        long at = map(PROT_READ, MAP_SHARED);
        assertEquals(0, memory.write(UserAddr.of(at), text, 0, 7));
        assertEquals("content", box.text(at, 7));
    }

    @Test
    void whatNobodyMayAccessIsReadIfItIsThere() {
        long at = map(PROT_READ, MAP_PRIVATE);
        assertEquals("content", box.text(at, 7));
        box.call(MPROTECT, at, 4096, 0);
        byte[] found = new byte[7];
        assertEquals(7, memory.read(UserAddr.of(at), found, 0, 7));
        assertEquals("content", new String(found, StandardCharsets.ISO_8859_1));
        assertEquals(0, memory.write(UserAddr.of(at), text, 0, 7));
        box.call(MPROTECT, at, 4096, PROT_READ);
        assertEquals("content", box.text(at, 7));
    }

    @Test
    void whatIsNotThereEndsIt() {
        byte[] two = new byte[8192];
        long end = Sandbox.READ_ONLY + 4096;
        assertEquals(4096, memory.read(UserAddr.of(Sandbox.READ_ONLY), two, 0, 8192));
        assertEquals(3, memory.write(UserAddr.of(end - 3), text, 0, 7));
        assertEquals(0, memory.read(UserAddr.of(Sandbox.NOWHERE), two, 0, 1));
        for (long bad : new long[] {-1, -8, Long.MIN_VALUE, AddressSpace.END, 0}) {
            assertEquals(0, memory.read(UserAddr.of(bad), two, 0, 8), Long.toHexString(bad));
            assertEquals(0, memory.write(UserAddr.of(bad), two, 0, 8), Long.toHexString(bad));
        }
    }
}
