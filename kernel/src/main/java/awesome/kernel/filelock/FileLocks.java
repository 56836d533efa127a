package awesome.kernel.filelock;

import awesome.kernel.wait.Bell;
import java.util.ArrayList;

/** The locks of one kind on one file. */
public final class FileLocks {
    /** By their start; those of one owner do not overlap, and those that touch differ. */
    private final ArrayList<FileLock> locks = new ArrayList<>();
    private final Bell fewer = new Bell();

    /** The first lock that hinders {@code wanted}; null if none does. */
    public FileLock conflict(FileLock wanted) {
        for (FileLock each : locks) {
            if (each.conflictsWith(wanted)) {
                return each;
            }
        }
        return null;
    }

    /** Adds a lock that nothing hinders, in place of what its owner has of its bytes. */
    public void add(FileLock lock) {
        ArrayList<FileLock> parts = without(lock);
        FileLock whole = lock;
        for (int i = parts.size() - 1; i >= 0; i--) {
            FileLock joined = whole.with(parts.get(i));
            if (joined != null) {
                whole = joined;
                parts.remove(i);
            }
        }
        int at = 0;
        while (at < parts.size() && parts.get(at).start() <= whole.start()) {
            at++;
        }
        parts.add(at, whole);
        replace(parts);
    }

    /** Takes away what the owner of {@code range} has of its bytes. */
    public void remove(FileLock range) {
        replace(without(range));
    }

    /** Takes away all that {@code owner} has. */
    public void removeAll(LockOwner owner) {
        if (locks.removeIf(each -> each.owner() == owner)) {
            fewer.ring();
        }
    }

    /** All locks, but without those parts that the owner of {@code range} has in it. */
    private ArrayList<FileLock> without(FileLock range) {
        ArrayList<FileLock> rest = new ArrayList<>(locks.size() + 2);
        ArrayList<FileLock> tails = new ArrayList<>(1);
        for (FileLock each : locks) {
            if (each.owner() != range.owner() || !each.overlaps(range)) {
                rest.add(each);
                continue;
            }
            if (each.start() < range.start()) {
                rest.add(each.cut(each.start(), range.start() - 1));
            }
            if (each.end() > range.end()) {
                tails.add(each.cut(range.end() + 1, each.end()));
            }
        }
        for (FileLock tail : tails) {
            int at = 0;
            while (at < rest.size() && rest.get(at).start() <= tail.start()) {
                at++;
            }
            rest.add(at, tail);
        }
        return rest;
    }

    private void replace(ArrayList<FileLock> others) {
        locks.clear();
        locks.addAll(others);
        fewer.ring();
    }

    /** Rings when something that was hindered may not be so any more. */
    public Bell fewer() {
        return fewer;
    }

    /** How many there are. */
    public int count() {
        return locks.size();
    }
}
