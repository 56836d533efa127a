package awesome.runtime.linux;

import awesome.runtime.exception.ErrorText;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.Pauses;

/** What the heap did, on the standard error stream when the program ends: for {@code AWESOME_GCSTATS=1}. */
final class HeapReport {
    private static final long NANOS_PER_MICRO = 1000;
    private static final long KIB = 1024;

    private HeapReport() {}

    static void print() {
        Heap heap = Heap.current();
        Pauses pauses = heap.pauses();
        line("collections: ", pauses.count(), "");
        line("  of young objects only: ", heap.youngCollections(), "");
        if (pauses.count() == 0) {
            return;
        }
        line("  all together: ", pauses.total() / NANOS_PER_MICRO, " us");
        line("  longest: ", pauses.longest() / NANOS_PER_MICRO, " us");
        line("  alive after the longest: ", pauses.liveAtLongest() / KIB, " KiB");
        for (int i = 0; i < Pauses.BUCKETS; i++) {
            if (pauses.count(i) != 0) {
                ErrorText.print("  below ");
                ErrorText.print(Long.toString(1L << i));
                line(" us: ", pauses.count(i), "");
            }
        }
        line("alive after the last: ", heap.liveBytes() / KIB, " KiB");
        line("  of that marked by helpers: ", heap.bytesMarkedByHelpers() / KIB, " KiB");
        line("given back to the system: ", heap.returnedBytes() / KIB, " KiB");
        line("free between living objects: ", heap.holeBytes() / KIB, " KiB");
    }

    private static void line(String before, long number, String unit) {
        ErrorText.print(before);
        ErrorText.print(Long.toString(number));
        ErrorText.print(unit);
        ErrorText.print("\n");
    }
}
