package awesome.kernel.process;

import awesome.kernel.alarm.Alarms;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.Waiter;
import java.util.ArrayList;

/**
 * Alarms at times of a process's {@link ProcessorClock}s. They are looked at when one may be due ({@link ArmedTimers}), and
 * when user code of the process is interrupted.
 */
public final class ProcessorAlarms {
    private static final class Clocked {
        final ProcessorClock clock;
        final Alarms alarms;
        int users;

        Clocked(ProcessorClock clock, Alarms alarms) {
            this.clock = clock;
            this.alarms = alarms;
        }
    }

    /** How often processor time is looked at, at most. */
    private static final long CLOSEST = 1_000_000;

    private final Notice devices;
    private final ArrayList<Clocked> all = new ArrayList<>(0);

    ProcessorAlarms(Notice devices) {
        this.devices = devices;
    }

    /** Those at times of {@code clock}, which is one of the process, for somebody who {@linkplain #release releases} them. */
    Alarms retain(ProcessorClock clock) {
        Clocked found = null;
        for (Clocked each : all) {
            found = each.clock.isSame(clock) ? each : found;
        }
        if (found == null) {
            found = new Clocked(clock, new Alarms(clock, devices));
            all.add(found);
        }
        found.users++;
        return found.alarms;
    }

    /** Somebody needs them no longer, and none of his is set. */
    void release(ProcessorClock clock) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).clock.isSame(clock)) {
                all.get(i).users--;
                if (all.get(i).users == 0) {
                    all.remove(i);
                }
                return;
            }
        }
    }

    /** None of them goes off any more. */
    void clear() {
        all.clear();
    }

    /** Whether there may be any. */
    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether one is due. */
    boolean isPending() {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).alarms.isPending()) {
                return true;
            }
        }
        return false;
    }

    /** How long until one may be due at the earliest, as far as clocks go now; {@link Waiter#FOREVER} if none may. */
    long left() {
        long left = Waiter.FOREVER;
        for (int i = 0; i < all.size(); i++) {
            ProcessorClock clock = all.get(i).clock;
            long next = all.get(i).alarms.nextTime();
            if (next != Waiter.FOREVER && !clock.isStill()) {
                left = Math.min(left, Math.max(CLOSEST, (next - clock.monotonicNanos()) / clock.speed()));
            }
        }
        return left;
    }

    /** Has those go off that are due. */
    void run() {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).alarms.run();
        }
    }
}
