package awesome.runtime.thread;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.heap.Survivors;

/** What {@link awesome.runtime.heap.Mutators} do with all threads, whose {@link ThreadArea}s are linked. */
@NoAlloc("part of collection")
public final class ThreadAreas {
    private ThreadAreas() {}

    /** Tells {@link Survivors#leaveRuns} of all threads but the current one, from the area {@code first} on. */
    public static void leaveRuns(Address first, Survivors survivors) {
        Address self = ThreadArea.current();
        for (Address each = first; !each.isZero(); each = ThreadArea.next(each)) {
            if (!each.is(self)) {
                survivors.leaveRuns(each.plus(ThreadArea.RUNS));
            }
        }
    }

    /** Tells {@link Survivors#keepRuns} of all threads but the current one, from the area {@code first} on. */
    public static void keepRuns(Address first, Survivors survivors) {
        Address self = ThreadArea.current();
        for (Address each = first; !each.isZero(); each = ThreadArea.next(each)) {
            if (!each.is(self)) {
                survivors.keepRuns(each.plus(ThreadArea.RUNS));
            }
        }
    }
}
