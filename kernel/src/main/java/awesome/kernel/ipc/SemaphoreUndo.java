package awesome.kernel.ipc;

import java.util.ArrayList;

/** What a process, or several that share it (CLONE_SYSVSEM), takes back of its operations on semaphores at its end. */
public final class SemaphoreUndo {
    private final ArrayList<Adjustments> sets = new ArrayList<>(0);
    private int users = 1;

    /** Nothing yet, for one process. */
    public SemaphoreUndo() {}

    /** One more process has it. */
    public SemaphoreUndo retain() {
        users++;
        return this;
    }

    /** A process that had it ends; {@code id} is its number. */
    public void release(int id) {
        users--;
        if (users > 0) {
            return;
        }
        while (!sets.isEmpty()) {
            Adjustments last = sets.remove(sets.size() - 1);
            last.set.takeBack(last, id);
        }
    }

    /** What it takes back of {@code set}; ENOMEM if there is no room for that. */
    Adjustments of(SemaphoreSet set) {
        for (Adjustments each : sets) {
            if (each.set == set) {
                return each;
            }
        }
        Adjustments added = set.newAdjustments(this);
        sets.add(added);
        return added;
    }

    /** A set is gone, and with it what was to be taken back. */
    void forget(Adjustments gone) {
        sets.remove(gone);
    }
}
