package awesome.kernel.filelock;

import awesome.kernel.wait.Bell;
import java.util.ArrayList;

/** The locks of one kind on one file. */
public final class FileLocks {
    /** Of those who have some. */
    private final ArrayList<OwnedLocks> owned = new ArrayList<>();
    private final Bell fewer = new Bell();

    /** The first lock that hinders {@code wanted}; null if none does. */
    public FileLock conflict(FileLock wanted) {
        FileLock first = null;
        for (OwnedLocks each : owned) {
            FileLock found = each.owner == wanted.owner() ? null : each.conflict(wanted);
            if (found != null && (first == null || found.start() < first.start())) {
                first = found;
            }
        }
        return first;
    }

    /** Adds a lock that nothing hinders, in place of what its owner has of its bytes. */
    public void add(FileLock lock) {
        OwnedLocks those = of(lock.owner());
        if (those == null) {
            those = new OwnedLocks(lock.owner());
            owned.add(those);
        }
        those.add(lock);
        fewer.ring();
    }

    /** Takes away what the owner of {@code range} has of its bytes. */
    public void remove(FileLock range) {
        OwnedLocks those = of(range.owner());
        if (those != null) {
            those.remove(range);
            if (those.count() == 0) {
                owned.remove(those);
            }
        }
        fewer.ring();
    }

    /** Takes away all that {@code owner} has. */
    public void removeAll(LockOwner owner) {
        OwnedLocks those = of(owner);
        if (those != null) {
            owned.remove(those);
            fewer.ring();
        }
    }

    private OwnedLocks of(LockOwner owner) {
        for (OwnedLocks each : owned) {
            if (each.owner == owner) {
                return each;
            }
        }
        return null;
    }

    /** Rings when something that was hindered may not be so any more. */
    public Bell fewer() {
        return fewer;
    }

    /** How many there are. */
    public int count() {
        int count = 0;
        for (OwnedLocks each : owned) {
            count += each.count();
        }
        return count;
    }
}
