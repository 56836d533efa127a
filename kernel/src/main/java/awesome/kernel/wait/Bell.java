package awesome.kernel.wait;

import java.util.Arrays;
import java.util.List;

/**
 * Rung when something has changed that threads may wait for, such as what is in a pipe. Who waits listens while it
 * does; it changes who listens under the lock under which conditions are looked at. Ringing is for any thread.
 */
public final class Bell {
    /** No bells: nothing but a signal or a deadline ends a wait. */
    public static final Bell[] NONE = {};
    /** What is rung for if nobody knows what has changed. */
    public static final int ANYTHING = -1;

    private static final Listener[] NOBODY = {};

    private final Bell[] self = {this};
    /** Never changed, but replaced. */
    private volatile Listener[] listeners = NOBODY;

    /** Those that are not null. */
    public static Bell[] all(List<Bell> bells) {
        Bell[] all = new Bell[bells.size()];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (bells.get(i) != null) {
                all[count] = bells.get(i);
                count++;
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** This and no other. */
    public Bell[] alone() {
        return self;
    }

    /** {@code condition}, which can become met only when this rings. */
    public Condition when(Condition condition) {
        return new Condition() {
            @Override
            public boolean isMet() {
                return condition.isMet();
            }

            @Override
            public Bell[] bells() {
                return self;
            }
        };
    }

    /** Something has changed: all that listen look again. */
    public void ring() {
        ring(ANYTHING);
    }

    /** As {@link #ring()}, and only these events of poll(2) may have come. */
    public void ring(int events) {
        for (Listener each : listeners) {
            each.rung(events);
        }
    }

    /** Has {@code listener} told when it rings. */
    public void add(Listener listener) {
        Listener[] before = listeners;
        // Who came last is told first, as on Linux: programs may see the order.
        Listener[] more = new Listener[before.length + 1];
        more[0] = listener;
        System.arraycopy(before, 0, more, 1, before.length);
        listeners = more;
    }

    /** Ends one {@link #add}. */
    public void remove(Listener listener) {
        Listener[] before = listeners;
        int at = 0;
        while (before[at] != listener) {
            at++;
        }
        if (before.length == 1) {
            listeners = NOBODY;
            return;
        }
        Listener[] less = new Listener[before.length - 1];
        System.arraycopy(before, 0, less, 0, at);
        System.arraycopy(before, at + 1, less, at, less.length - at);
        listeners = less;
    }
}
