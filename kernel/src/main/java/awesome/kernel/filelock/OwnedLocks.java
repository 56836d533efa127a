package awesome.kernel.filelock;

import java.util.Map;
import java.util.TreeMap;

/** The locks of one kind that one owner has on one file: apart from one another, and those that touch differ. */
final class OwnedLocks {
    final LockOwner owner;
    private final TreeMap<Long, FileLock> byStart = new TreeMap<>();

    OwnedLocks(LockOwner owner) {
        this.owner = owner;
    }

    int count() {
        return byStart.size();
    }

    /** The first that hinders another owner's {@code wanted}; null if none does. */
    FileLock conflict(FileLock wanted) {
        FileLock each = firstIn(wanted);
        while (each != null && each.start() <= wanted.end()) {
            if (each.exclusive() || wanted.exclusive()) {
                return each;
            }
            each = lock(byStart.higherEntry(each.start()));
        }
        return null;
    }

    /** The first that ends in a range or behind it, or null. */
    private FileLock firstIn(FileLock range) {
        FileLock before = lock(byStart.floorEntry(range.start()));
        return before != null && before.end() >= range.start() ? before : lock(byStart.higherEntry(range.start()));
    }

    /** Adds one, in place of what there is of its bytes. */
    void add(FileLock lock) {
        remove(lock);
        FileLock whole = lock;
        FileLock before = lock(byStart.lowerEntry(lock.start()));
        if (before != null && before.isContinuedBy(lock)) {
            whole = whole.cut(before.start(), whole.end());
        }
        FileLock behind = lock(byStart.higherEntry(lock.start()));
        if (behind != null && lock.isContinuedBy(behind)) {
            byStart.remove(behind.start());
            whole = whole.cut(whole.start(), behind.end());
        }
        byStart.put(whole.start(), whole);
    }

    /** Takes away what there is of a range. */
    void remove(FileLock range) {
        FileLock each = firstIn(range);
        while (each != null && each.start() <= range.end()) {
            byStart.remove(each.start());
            if (each.start() < range.start()) {
                byStart.put(each.start(), each.cut(each.start(), range.start() - 1));
            }
            if (each.end() > range.end()) {
                byStart.put(range.end() + 1, each.cut(range.end() + 1, each.end()));
                return;
            }
            each = lock(byStart.higherEntry(each.start()));
        }
    }

    private static FileLock lock(Map.Entry<Long, FileLock> entry) {
        return entry == null ? null : entry.getValue();
    }
}
