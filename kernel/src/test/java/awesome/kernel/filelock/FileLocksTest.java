package awesome.kernel.filelock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FileLocksTest {
    private static final int BYTES = 24;
    private static final int OWNERS = 3;

    private final FileLocks locks = new FileLocks();

    /** Whether somebody has a byte, and how, in a table of who has what: 0 nothing, 1 shared, 2 exclusive. */
    private static boolean hinders(int[][] table, int owner, boolean exclusive, int start, int end) {
        for (int other = 0; other < OWNERS; other++) {
            for (int at = start; at <= end && other != owner; at++) {
                if (table[other][at] == 2 || table[other][at] == 1 && exclusive) {
                    return true;
                }
            }
        }
        return false;
    }

    @Property(tries = 500)
    void behavesLikeATableOfBytes(@ForAll long seed) {
        Random random = new Random(seed);
        FileLocks ranges = new FileLocks();
        LockOwner[] owners = {new LockOwner(), new LockOwner(), new LockOwner()};
        // The last byte stands for all to the end.
        int[][] table = new int[OWNERS][BYTES];
        for (int step = 0; step < 60; step++) {
            int owner = random.nextInt(OWNERS);
            int start = random.nextInt(BYTES);
            int end = Math.min(BYTES - 1, start + random.nextInt(8));
            boolean exclusive = random.nextBoolean();
            FileLock wanted = new FileLock(owners[owner], exclusive, start, end == BYTES - 1 ? FileLock.END : end, owner);
            boolean hindered = hinders(table, owner, exclusive, start, end);
            assertEquals(hindered, ranges.conflict(wanted) != null, wanted.toString());
            int what = random.nextInt(8);
            if (what == 0) {
                ranges.removeAll(owners[owner]);
                table[owner] = new int[BYTES];
            } else if (what < 4) {
                ranges.remove(wanted);
                Arrays.fill(table[owner], start, end + 1, 0);
            } else if (!hindered) {
                ranges.add(wanted);
                Arrays.fill(table[owner], start, end + 1, exclusive ? 2 : 1);
            }
            assertEquals(runs(table), ranges.count(), "as few as can be");
        }
    }

    /** How many runs of equal bytes that somebody has. */
    private static int runs(int[][] table) {
        int count = 0;
        for (int[] row : table) {
            for (int at = 0; at < BYTES; at++) {
                if (row[at] != 0 && (at == 0 || row[at] != row[at - 1])) {
                    count++;
                }
            }
        }
        return count;
    }

    @Test
    void theFirstThatHindersIsTold() {
        LockOwner one = new LockOwner();
        FileLock late = new FileLock(one, true, 50, 60, 1);
        FileLock early = new FileLock(one, true, 10, 20, 1);
        locks.add(late);
        locks.add(early);
        assertEquals(early, locks.conflict(new FileLock(new LockOwner(), false, 0, FileLock.END, 2)));
        assertEquals(late, locks.conflict(new FileLock(new LockOwner(), false, 21, FileLock.END, 2)));
        assertNull(locks.conflict(new FileLock(new LockOwner(), true, 21, 49, 2)));
    }

    @Test
    void circlesOfThoseWhoWaitAreFound() {
        LockOwner a = new LockOwner();
        LockOwner b = new LockOwner();
        LockOwner c = new LockOwner();
        a.setWaitsFor(b);
        b.setWaitsFor(c);
        assertTrue(c.isAwaitedBy(a));
        assertFalse(a.isAwaitedBy(c));
        b.setWaitsFor(null);
        assertFalse(c.isAwaitedBy(a));
        b.setWaitsFor(a);
        assertFalse(c.isAwaitedBy(a), "a circle of others has an end too");
    }
}
