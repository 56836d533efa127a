package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** The stacks that may hold references, which the collector scans word by word. */
@NoAlloc("read by the collector")
final class Stacks {
    private static final int MAX = 64;

    private final long[] lows = new long[MAX];
    private final long[] highs = new long[MAX];
    private int count;

    int count() {
        return count;
    }

    long low(int stack) {
        return lows[stack];
    }

    long high(int stack) {
        return highs[stack];
    }

    boolean add(Address low, Address high) {
        if (count == MAX) {
            return false;
        }
        lows[count] = low.alignUp(8).bits();
        highs[count] = high.alignDown(8).bits();
        count++;
        return true;
    }

    boolean remove(Address low) {
        for (int i = 0; i < count; i++) {
            if (lows[i] == low.alignUp(8).bits()) {
                count--;
                lows[i] = lows[count];
                highs[i] = highs[count];
                return true;
            }
        }
        return false;
    }
}
