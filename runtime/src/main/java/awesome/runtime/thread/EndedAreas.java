package awesome.runtime.thread;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** Areas whose threads end, for others. Whoever calls this holds a lock. */
@NoAlloc("threads start while the heap is locked")
public final class EndedAreas {
    private Address first = Address.zero();

    /** Lists an area whose thread ends, for another one. */
    public void add(Address area) {
        ThreadArea.setNext(area, first);
        first = area;
    }

    /** An area whose thread is gone and whose stack has at least this many bytes, fit for the next; zero if there is none. */
    public Address take(long stackBytes) {
        Address before = Address.zero();
        Address each = first;
        while (!each.isZero()) {
            if (ThreadArea.isGone(each) && ThreadArea.stackHigh(each).distanceFrom(ThreadArea.stackLow(each)) >= stackBytes) {
                if (before.isZero()) {
                    first = ThreadArea.next(each);
                } else {
                    ThreadArea.setNext(before, ThreadArea.next(each));
                }
                // Somebody may have meant to wake the thread that is gone.
                ThreadArea.clear(each);
                return each;
            }
            before = each;
            each = ThreadArea.next(each);
        }
        return Address.zero();
    }
}
