package awesome.kernel.event;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The items of a set that may be ready, in the order in which they became so. {@link #push} is for any thread and
 * allocates nothing; all else is for one thread at a time. An item is in it once, or not at all.
 */
final class ReadyList {
    /** Those that came last, not in order yet: the last first. */
    private final AtomicReference<EpollItem> pushed = new AtomicReference<>();
    private EpollItem first;
    private EpollItem last;
    private int size;

    /** Adds an item at the end, unless it is there. */
    void push(EpollItem item) {
        if (item.queued.compareAndSet(false, true)) {
            EpollItem before = pushed.get();
            item.pushedBefore = before;
            while (!pushed.compareAndSet(before, item)) {
                before = pushed.get();
                item.pushedBefore = before;
            }
        }
    }

    /** How many there are. */
    int size() {
        drain();
        return size;
    }

    /** Takes the first; null if there is none. Who pushes it from now on adds it again. */
    EpollItem take() {
        drain();
        EpollItem taken = first;
        if (taken != null) {
            unlink(taken);
            taken.queued.set(false);
        }
        return taken;
    }

    /** Puts an item that was taken back in its place, unless somebody has added it again. */
    void putBack(EpollItem item) {
        if (item.queued.compareAndSet(false, true)) {
            item.after = first;
            if (first == null) {
                last = item;
            } else {
                first.before = item;
            }
            first = item;
            item.isListed = true;
            size++;
        }
    }

    /** Takes an item out that is pushed no more; it may be in it or not. */
    void remove(EpollItem item) {
        drain();
        if (item.isListed) {
            unlink(item);
        }
    }

    private void drain() {
        if (pushed.get() == null) {
            return;
        }
        EpollItem ordered = null;
        for (EpollItem each = pushed.getAndSet(null); each != null; ) {
            EpollItem next = each.pushedBefore;
            each.pushedBefore = ordered;
            ordered = each;
            each = next;
        }
        while (ordered != null) {
            EpollItem next = ordered.pushedBefore;
            ordered.pushedBefore = null;
            append(ordered);
            ordered = next;
        }
    }

    private void append(EpollItem item) {
        item.before = last;
        if (last == null) {
            first = item;
        } else {
            last.after = item;
        }
        last = item;
        item.isListed = true;
        size++;
    }

    private void unlink(EpollItem item) {
        if (item.before == null) {
            first = item.after;
        } else {
            item.before.after = item.after;
        }
        if (item.after == null) {
            last = item.before;
        } else {
            item.after.before = item.before;
        }
        item.before = null;
        item.after = null;
        item.isListed = false;
        size--;
    }
}
