package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.FaultResult;
import awesome.magic.UserAddr;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs for which the first, the second, and so on to the last try to get a frame fails. */
class AllocationFailureTest {
    private static final long NONE = -1;
    private static final int ANONYMOUS = 0x22;
    private static final int CREATE = 0102;
    private static final int MOST_TRIES = 5_000;
    /** What calls may say when there is no memory, or when what they need was not to be had before. */
    private static final List<Integer> ALLOWED = List.of(Errno.ENOMEM, Errno.ENOSPC, Errno.EFAULT, Errno.ENOENT,
            Errno.EBADF, Errno.EAGAIN, Errno.EINVAL, Errno.E2BIG, Errno.EEXIST, Errno.ENOTDIR);

    /** Part of a program. */
    private interface Work {
        void run(Caller caller);
    }

    /** Makes calls of which any may fail, but not in any way. */
    private static final class Caller {
        final Sandbox box;
        int failed;

        Caller(Sandbox box) {
            this.box = box;
        }

        long call(int number, long... arguments) {
            long result = box.call(number, arguments);
            if (result < 0 && result >= -Errno.LAST) {
                failed++;
                assertTrue(ALLOWED.contains((int) -result), "call " + number + " says " + result);
            }
            assertNull(box.process.ending(), () -> box.machine.log.toString());
            return result;
        }
    }

    private static Sandbox box() {
        Sandbox box = new Sandbox();
        box.string(Sandbox.AREA, "/file");
        box.string(Sandbox.AREA + 64, "/directory");
        box.string(Sandbox.AREA + 128, "/directory/other");
        box.string(Sandbox.AREA + 192, "/bin/program");
        box.number(Sandbox.AREA + 256, Sandbox.AREA + 192);
        box.number(Sandbox.AREA + 264, 0);
        for (int page = 1; page < Sandbox.AREA_PAGES; page++) {
            box.number(Sandbox.AREA + page * 4096L, page);
        }
        return box;
    }

    /** Closes and removes all that there may be, and ends the program's memory. */
    private static int framesLeft(Sandbox box) {
        for (int fd = 0; fd < 16; fd++) {
            box.call(CLOSE, fd);
        }
        box.process.space().release();
        return box.machine.frames.owned();
    }

    private static void removeFiles(Sandbox box) {
        if (box.process.space().fault(UserAddr.of(Sandbox.AREA), PageTable.WRITE) != FaultResult.RESOLVED) {
            // Another program runs, which has no files.
            return;
        }
        box.string(Sandbox.AREA, "/file");
        box.string(Sandbox.AREA + 64, "/directory");
        box.string(Sandbox.AREA + 128, "/directory/other");
        box.call(UNLINK, Sandbox.AREA);
        box.call(UNLINK, Sandbox.AREA + 128);
        box.call(RMDIR, Sandbox.AREA + 64);
    }

    private static void failAtEach(Work work) {
        Sandbox untouched = box();
        removeFiles(untouched);
        int expected = framesLeft(untouched);
        long number = 0;
        long tries;
        int failures = 0;
        do {
            number++;
            Sandbox box = box();
            box.machine.failures.failAt(number);
            Caller caller = new Caller(box);
            work.run(caller);
            tries = box.machine.failures.tries();
            box.machine.failures.failAt(0);
            failures += caller.failed > 0 ? 1 : 0;
            if (number > tries) {
                assertEquals(0, caller.failed, "without a failure all works");
            }
            removeFiles(box);
            assertEquals(expected, framesLeft(box), "frames are lost if try " + number + " fails");
            assertFalse(number > MOST_TRIES, "never without a failure");
        } while (number <= tries);
        assertTrue(failures > 0, "nothing needs memory");
    }

    @Test
    void files() {
        failAtEach(box -> {
            long fd = box.call(OPEN, Sandbox.AREA, CREATE, 0644);
            box.call(WRITE, fd, Sandbox.AREA + 4096, 40_000);
            box.call(LSEEK, fd, 1 << 22, 0);
            box.call(WRITE, fd, Sandbox.AREA + 4096, 10);
            box.call(LSEEK, fd, 0, 0);
            box.call(READ, fd, Sandbox.AREA + 4096, 40_000);
            box.call(FTRUNCATE, fd, 5_000);
            box.call(FTRUNCATE, fd, 50_000);
            box.call(MKDIR, Sandbox.AREA + 64, 0755);
            box.call(LINK, Sandbox.AREA, Sandbox.AREA + 128);
            box.call(UNLINK, Sandbox.AREA);
            box.call(CLOSE, fd);
        });
    }

    @Test
    void mappings() {
        failAtEach(box -> {
            long fd = box.call(OPEN, Sandbox.AREA, CREATE, 0644);
            box.call(WRITE, fd, Sandbox.AREA + 4096, 20_000);
            for (int shared = 1; shared <= 2; shared++) {
                long at = box.call(MMAP, 0, 20_000, 3, shared, fd, 0);
                if (at > 0) {
                    // Read first, so that what is private is copied when it is written.
                    box.call(WRITE, fd, at + 4096, 10);
                    box.call(TIME, at + 4096);
                    box.call(TIME, at + 8192);
                    box.call(MPROTECT, at + 4096, 4096, 1);
                }
            }
            long at = box.call(MMAP, 0, 6 * 4096, 3, ANONYMOUS, NONE, 0);
            if (at > 0) {
                for (int page = 0; page < 6; page++) {
                    box.call(TIME, at + page * 4096);
                }
                box.call(MPROTECT, at + 4096, 4096, 1);
                box.call(MUNMAP, at + 2 * 4096, 4096);
                long moved = box.call(MREMAP, at, 4096, 5 * 4096, 1, 0);
                if (moved > 0) {
                    box.call(TIME, moved + 4 * 4096);
                }
            }
            long start = box.call(BRK, 0);
            box.call(BRK, start + 10_000);
            box.call(CLOSE, fd);
        });
    }

    /** A mapping that cannot be moved stays as it is. */
    @Test
    void mappingsThatCannotMove() {
        failAtEach(box -> {
            long at = box.call(MMAP, 0x50_0000, 4 * 4096, 3, ANONYMOUS, NONE, 0);
            if (at < 0) {
                return;
            }
            box.call(MMAP, at + 4 * 4096, 4096, 1, ANONYMOUS, NONE, 0);
            boolean present = true;
            for (int page = 0; page < 4; page++) {
                present &= box.call(TIME, at + page * 4096) >= 0;
            }
            if (present) {
                long moved = box.call(MREMAP, at, 4 * 4096, 8 * 4096, 1, 0);
                for (int page = 0; page < 4; page++) {
                    long where = (moved > 0 ? moved : at) + page * 4096;
                    assertTrue(box.box.number(where) != 0, "page " + page + " is lost");
                }
            }
        });
    }

    @Test
    void programs() {
        failAtEach(box -> box.call(EXECVE, Sandbox.AREA + 192, Sandbox.AREA + 256, Sandbox.AREA + 264));
    }
}
