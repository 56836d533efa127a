package awesome.kernel.futex;

import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.PageSource;
import awesome.kernel.memory.UserMemory;
import awesome.magic.UserAddr;

/** Who waits on which word of user memory, those first who have waited longest. Within {@code CurrentProcess}. */
public final class Futexes {
    /** All bits: whoever waits (FUTEX_BITSET_MATCH_ANY). */
    public static final int ANY = -1;

    private static final int BUCKETS = 256;

    /** Those who wait on words that fall together, oldest first. */
    private final FutexWaiter[] first = new FutexWaiter[BUCKETS];
    private final FutexWaiter[] last = new FutexWaiter[BUCKETS];

    /** Nobody waits. */
    public Futexes() {}

    /** The word at an address of {@code memory}, which need not be there. */
    public FutexKey key(UserMemory memory, UserAddr at) {
        AddressSpace space = memory.space();
        PageSource shared = space.sharedSourceAt(at);
        return shared == null ? new FutexKey(space, at.bits()) : new FutexKey(shared, space.sourceOffset(at));
    }

    /** {@code waiter}, who waits nowhere, waits on {@code key} from now on. */
    public void add(FutexWaiter waiter, FutexKey key) {
        int bucket = key.bucket(BUCKETS);
        waiter.key = key;
        waiter.before = last[bucket];
        waiter.behind = null;
        if (waiter.before == null) {
            first[bucket] = waiter;
        } else {
            waiter.before.behind = waiter;
        }
        last[bucket] = waiter;
        waiter.queued = true;
    }

    /** {@code waiter} waits no longer; nothing if it was woken. */
    public void remove(FutexWaiter waiter) {
        if (!waiter.queued) {
            return;
        }
        int bucket = waiter.key.bucket(BUCKETS);
        if (waiter.before == null) {
            first[bucket] = waiter.behind;
        } else {
            waiter.before.behind = waiter.behind;
        }
        if (waiter.behind == null) {
            last[bucket] = waiter.before;
        } else {
            waiter.behind.before = waiter.before;
        }
        waiter.queued = false;
    }

    /**
     * Wakes at most {@code most} who wait on {@code key} for any of {@code bits}; 0 wakes one, as on Linux.
     *
     * @return how many
     */
    public int wake(FutexKey key, int most, int bits) {
        int woken = 0;
        FutexWaiter each = first[key.bucket(BUCKETS)];
        while (each != null) {
            FutexWaiter next = each.behind;
            if (each.key.is(key) && (each.bits & bits) != 0) {
                remove(each);
                each.tell();
                woken++;
                if (woken >= most) {
                    break;
                }
            }
            each = next;
        }
        return woken;
    }

    /** Who has waited longest on {@code key} for a lock that is handed on; null if nobody does. */
    FutexWaiter first(FutexKey key) {
        return next(first[key.bucket(BUCKETS)], key);
    }

    /** Whether nobody came after {@code waiter} for the same lock. */
    boolean isLast(FutexWaiter waiter) {
        return next(waiter.behind, waiter.key) == null;
    }

    private static FutexWaiter next(FutexWaiter from, FutexKey key) {
        FutexWaiter each = from;
        while (each != null && !(each.key.is(key) && each.thread() != 0)) {
            each = each.behind;
        }
        return each;
    }

    /**
     * Lets at most {@code most} who wait on {@code from} wait on {@code to} instead.
     *
     * @return how many
     */
    public int move(FutexKey from, FutexKey to, int most) {
        int moved = 0;
        FutexWaiter each = first[from.bucket(BUCKETS)];
        while (each != null && moved < most) {
            FutexWaiter next = each.behind;
            if (each.key.is(from)) {
                moved++;
                if (!from.is(to)) {
                    remove(each);
                    add(each, to);
                }
            }
            each = next;
        }
        return moved;
    }

    /** How many wait, for tests. */
    int count() {
        int count = 0;
        for (FutexWaiter each : first) {
            for (FutexWaiter at = each; at != null; at = at.behind) {
                count++;
            }
        }
        return count;
    }
}
