package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.machine.PageTable;
import awesome.magic.UserAddr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MemoryCallsTest {
    private static final long NONE = -1;
    private static final int ANONYMOUS = 0x22;
    private static final int FIXED = 0x10;
    private static final int NO_REPLACE = 0x10_0000;

    private final Sandbox box = new Sandbox();

    private long map(long at, long length, int protection, int flags) {
        return box.call(MMAP, at, length, protection, ANONYMOUS | flags, NONE, 0);
    }

    @Test
    void theBreakMovesUpAndDown() {
        long start = box.call(BRK, 0);
        assertEquals(0x40_6000, start, "behind the program");
        assertEquals(start + 10000, box.call(BRK, start + 10000));
        box.number(start + 9992, 7);
        assertEquals(7, box.number(start + 9992));
        assertEquals(start + 10000, box.call(BRK, start - 1), "refused");
        assertEquals(start + 10000, box.call(BRK, -1));
        assertEquals(start + 100, box.call(BRK, start + 100));
        assertEquals(start + 10000, box.call(BRK, start + 10000));
        assertEquals(0, box.number(start + 9992), "fresh memory");
        assertEquals(start + 10000, box.call(BRK, 0));
    }

    @Test
    void theBreakKeepsOffWhatIsMapped() {
        long start = box.call(BRK, 0);
        map(start + 0x10000, 4096, 3, FIXED);
        assertEquals(start, box.call(BRK, start + 0x10001));
        assertEquals(start, box.call(BRK, start + 0x10000), "a gap stays");
        assertEquals(start + 0xf000, box.call(BRK, start + 0xf000));
    }

    @Test
    void theLimitOfDataIsKept() {
        box.number(Sandbox.AREA, 8192);
        box.number(Sandbox.AREA + 8, -1);
        assertEquals(0, box.call(SETRLIMIT, 2, Sandbox.AREA));
        long start = box.call(BRK, 0);
        assertEquals(start, box.call(BRK, start + 8193));
        assertEquals(start + 8192, box.call(BRK, start + 8192));
    }

    @Test
    void mappingsGoBelowOneAnother() {
        long first = map(0, 4096, 3, 0);
        long second = map(0, 5000, 3, 0);
        assertEquals(first - 8192, second);
        box.number(second + 8184, 3);
        assertEquals(0, box.call(MUNMAP, second, 8192));
        assertEquals(-Errno.EFAULT, box.call(TIME, second));
    }

    @Test
    void placesAreWhereTheyWereAskedFor() {
        assertEquals(0x50_0000, map(0x50_0123, 4096, 3, 0), "a hint");
        assertTrue(map(0x50_0000, 4096, 3, 0) != 0x50_0000, "which is taken then");
        assertEquals(-Errno.EEXIST, map(0x50_0000, 4096, 3, NO_REPLACE));
        assertEquals(0x50_0000, map(0x50_0000, 4096, 3, FIXED));
        assertEquals(-Errno.EINVAL, map(0x50_0001, 4096, 3, FIXED));
        assertEquals(-Errno.EPERM, map(0, 4096, 3, FIXED));
        assertEquals(-Errno.ENOMEM, map(0x7fff_ffff_f000L, 4096, 3, FIXED));
        assertEquals(-Errno.ENOMEM, map(0, 1L << 47, 3, 0));
        assertEquals(-Errno.EINVAL, map(0, 0, 3, 0));
        assertEquals(-Errno.EINVAL, box.call(MMAP, 0, 4096, 3, 0x20, NONE, 0), "neither shared nor private");
        assertEquals(-Errno.EBADF, box.call(MMAP, 0, 4096, 3, 2, 77, 0));
        assertEquals(-Errno.EINVAL, box.call(MMAP, 0, 4096, 3, ANONYMOUS, NONE, 100));
    }

    @Test
    void filesAreMapped() {
        box.file("/f", "content of a file".getBytes(), 0644);
        box.string(Sandbox.AREA, "/f");
        long fd = box.call(OPEN, Sandbox.AREA, 0, 0);
        long at = box.call(MMAP, 0, 4096, 3, 2, fd, 0);
        assertEquals("content of a file\0", box.text(at, 18));
        box.string(at, "private");
        assertEquals("content", box.text(box.call(MMAP, 0, 4096, 1, 2, fd, 0), 7));
        assertEquals(-Errno.EACCES, box.call(MMAP, 0, 4096, 3, 1, fd, 0), "shared and writable, of a file that is not");
        long writable = box.call(OPEN, Sandbox.AREA, 2, 0);
        long shared = box.call(MMAP, 0, 4096, 3, 1, writable, 0);
        box.string(shared, "shared!");
        assertEquals(7, box.call(READ, fd, Sandbox.AREA + 64, 7));
        assertEquals("shared!", box.text(Sandbox.AREA + 64, 7));
        long only = box.call(OPEN, Sandbox.AREA, 1, 0);
        assertEquals(-Errno.EACCES, box.call(MMAP, 0, 4096, 1, 2, only, 0));
        assertEquals(0, box.call(CLOSE, fd));
        assertEquals("private", box.text(at, 7), "mappings outlive the descriptor");
    }

    @Test
    void protectionsChange() {
        long at = map(0, 3 * 4096, 3, 0);
        box.number(at + 4096, 9);
        assertEquals(0, box.call(MPROTECT, at + 4096, 4096, 1));
        assertEquals(-Errno.EFAULT, box.call(TIME, at + 4096));
        assertEquals(9, box.number(at + 4096));
        assertEquals(0, box.call(MPROTECT, at, 3 * 4096, 0));
        assertEquals(-Errno.EFAULT, box.call(NANOSLEEP, at, 0));
        assertEquals(0, box.call(MPROTECT, at, 3 * 4096, 2));
        assertEquals(9, box.number(at + 4096), "what can be written can be read");
        assertEquals(-Errno.ENOMEM, box.call(MPROTECT, Sandbox.NOWHERE, 4096, 1));
        assertEquals(-Errno.EINVAL, box.call(MPROTECT, at + 1, 4096, 1));
        assertEquals(-Errno.EINVAL, box.call(MPROTECT, at, 4096, 0x100));
        assertEquals(0, box.call(MPROTECT, Sandbox.NOWHERE, 0, 1));
    }

    @Test
    void mappingsGrowAndMove() {
        long at = map(0x60_0000, 2 * 4096, 3, 0);
        box.number(at, 1);
        box.number(at + 4096, 2);
        assertEquals(at, box.call(MREMAP, at, 8192, 3 * 4096, 0, 0));
        assertEquals(0, box.number(at + 8192));
        map(at + 3 * 4096, 4096, 3, FIXED);
        assertEquals(-Errno.ENOMEM, box.call(MREMAP, at, 3 * 4096, 4 * 4096, 0, 0));
        long moved = box.call(MREMAP, at, 3 * 4096, 4 * 4096, 1, 0);
        assertTrue(moved > 0 && moved != at);
        assertEquals(1, box.number(moved));
        assertEquals(2, box.number(moved + 4096));
        assertEquals(-Errno.EFAULT, box.call(TIME, at));
        assertEquals(0x61_0000, box.call(MREMAP, moved, 4096, 4096, 3, 0x61_0000));
        assertEquals(1, box.number(0x61_0000));
        assertEquals(moved + 4096, box.call(MREMAP, moved + 4096, 3 * 4096, 4096, 0, 0));
        assertEquals(-Errno.EFAULT, box.call(TIME, moved + 8192));
        assertEquals(-Errno.EFAULT, box.call(MREMAP, Sandbox.NOWHERE, 4096, 8192, 1, 0));
        assertEquals(-Errno.EINVAL, box.call(MREMAP, moved + 1, 4096, 8192, 1, 0));
        assertEquals(-Errno.EINVAL, box.call(MREMAP, moved + 4096, 4096, 4096, 3, moved + 4096), "overlapping");
    }

    /** Frames of one kind of mapping in another one would be freed by both. */
    @Test
    void onlyOneMappingIsMovedAtATime() {
        int before = box.machine.frames.owned();
        long at = map(0x60_0000, 4096, 3, FIXED);
        assertEquals(at + 4096, box.call(MMAP, at + 4096, 4096, 3, 0x21 | FIXED, NONE, 0));
        box.number(at, 1);
        box.number(at + 4096, 2);
        assertEquals(-Errno.EFAULT, box.call(MREMAP, at, 8192, 8192, 3, 0x61_0000));
        assertEquals(-Errno.EFAULT, box.call(MREMAP, at, 8192, 3 * 4096, 0, 0));
        assertEquals(-Errno.EFAULT, box.call(MREMAP, at, 8192, 3 * 4096, 1, 0));
        assertEquals(1, box.number(at));
        assertEquals(2, box.number(at + 4096));
        assertEquals(0x61_0000, box.call(MREMAP, at, 8192, 4096, 3, 0x61_0000), "the rest goes first");
        assertEquals(-Errno.EFAULT, box.call(TIME, at + 4096));
        assertEquals(1, box.number(0x61_0000));
        box.call(MUNMAP, 0x61_0000, 4096);
        assertEquals(before, box.machine.frames.owned());
    }

    @Test
    void adviceDropsPages() {
        long at = map(0, 2 * 4096, 3, 0);
        box.number(at, 5);
        int owned = box.machine.frames.owned();
        assertEquals(0, box.call(MADVISE, at, 8192, 4));
        assertEquals(owned - 1, box.machine.frames.owned());
        assertEquals(0, box.number(at));
        assertEquals(0, box.call(MADVISE, at, 8192, 3));
        assertEquals(-Errno.ENOMEM, box.call(MADVISE, Sandbox.NOWHERE, 4096, 4));
        assertEquals(-Errno.EINVAL, box.call(MADVISE, at, 4096, 99));
    }

    @Test
    @Timeout(10)
    void hugeMappingsOfWhichLittleIsUsedAreCheap() {
        long length = 1L << 46;
        long at = map(0, length, 3, 0x4000);
        assertTrue(at > 0);
        box.number(at, 1);
        box.number(at + length - 8, 2);
        int owned = box.machine.frames.owned();
        assertEquals(0, box.call(MPROTECT, at, length, 1));
        assertEquals(-Errno.EFAULT, box.call(TIME, at + length - 8));
        assertEquals(2, box.number(at + length - 8));
        assertEquals(0, box.call(MADVISE, at, length, 4));
        assertEquals(owned - 2 * PageTable.LARGE, box.machine.frames.owned());
        assertEquals(0, box.call(MUNMAP, at, length));
    }

    @Test
    @Timeout(20)
    void mappingsAreLimitedAndFreePlacesAreFoundFast() {
        long first = map(0, 4096, 1, 0);
        long last = first;
        int count = 1;
        for (long at = map(0, 4096, 3, 0); at > 0; at = map(0, 4096, count % 2 == 0 ? 3 : 1, 0)) {
            assertEquals(last - 4096, at);
            last = at;
            count++;
        }
        assertTrue(count > 60_000 && count < 65_530, count + " mappings");
        assertEquals(-Errno.ENOMEM, map(0, 4096, 1, 0));
        assertEquals(0, box.call(MUNMAP, last, 4096));
        assertEquals(0, box.call(MUNMAP, first, 4096));
        assertEquals(first, map(0, 4096, 1, 0), "what comes free is used again");
    }

    @Test
    void residencyLocksAndSync() {
        assertEquals(0, box.call(MINCORE, Sandbox.AREA, 2 * 4096, Sandbox.AREA));
        assertEquals(0, box.memory().copyIn(UserAddr.of(Sandbox.AREA + 1), 1)[0]);
        box.number(Sandbox.AREA + 4096, 1);
        assertEquals(0, box.call(MINCORE, Sandbox.AREA, 2 * 4096, Sandbox.AREA));
        assertEquals(1, box.memory().copyIn(UserAddr.of(Sandbox.AREA + 1), 1)[0]);
        assertEquals(-Errno.ENOMEM, box.call(MINCORE, Sandbox.NOWHERE, 4096, Sandbox.AREA));
        assertEquals(0, box.call(MLOCK, Sandbox.AREA + 5, 100));
        assertEquals(-Errno.ENOMEM, box.call(MLOCK, Sandbox.NOWHERE, 100));
        assertEquals(0, box.call(MLOCKALL, 1));
        assertEquals(-Errno.EINVAL, box.call(MLOCKALL, 0));
        assertEquals(0, box.call(MSYNC, Sandbox.AREA, 4096, 4));
        assertEquals(-Errno.EINVAL, box.call(MSYNC, Sandbox.AREA, 4096, 5));
    }

    @Test
    void nothingIsLostWhenTheProgramIsGone() {
        int before = box.machine.frames.owned();
        for (int i = 0; i < 20; i++) {
            long at = map(0, 64 * 4096, 3, 0);
            for (int page = 0; page < 64; page += 3) {
                box.number(at + page * 4096L, 1);
            }
        }
        box.process.space().release();
        assertTrue(box.machine.frames.owned() < before, "the program's own pages are free too");
    }
}
