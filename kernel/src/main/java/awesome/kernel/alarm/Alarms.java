package awesome.kernel.alarm;

import awesome.kernel.machine.Clock;
import awesome.kernel.tree.OrderedTree;
import awesome.kernel.wait.DeferredWork;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.Waiter;

/** The alarms that are set, by their times. As deferred work they go off. One thread at a time. */
public final class Alarms implements DeferredWork.Task {
    private final Clock clock;
    private final Notice devices;
    private final OrderedTree alarms = new OrderedTree(false);
    /** When deferred work is done again at the latest. */
    private long planned = Waiter.FOREVER;

    /** None; {@code devices} wakes who does deferred work. The caller adds it to that. */
    public Alarms(Clock clock, Notice devices) {
        this.clock = clock;
        this.devices = devices;
    }

    /** The clock of its times. */
    public Clock clock() {
        return clock;
    }

    /** Sets an alarm, whether it is set or not: it goes off at {@code time}, or soon if that is over. */
    public void set(Alarm alarm, long time) {
        cancel(alarm);
        alarm.setTime(time);
        alarms.add(alarm);
        // Whoever does deferred work is only woken if it would come too late.
        if (time < planned) {
            devices.happened();
        }
    }

    /** Has an alarm not go off, if it is set. */
    public void cancel(Alarm alarm) {
        if (alarm.isSet()) {
            alarms.remove(alarm);
        }
    }

    @Override
    public boolean isPending() {
        return alarms.first() != null && ((Alarm) alarms.first()).time() <= clock.monotonicNanos();
    }

    @Override
    public long nextTime() {
        planned = alarms.first() == null ? Waiter.FOREVER : ((Alarm) alarms.first()).time();
        return planned;
    }

    @Override
    public void run() {
        long now = clock.monotonicNanos();
        // Those that are set anew meanwhile have their turn next time, however soon that is.
        for (int left = alarms.size(); left > 0; left--) {
            Alarm first = (Alarm) alarms.first();
            if (first == null || first.time() > now) {
                return;
            }
            alarms.remove(first);
            first.wentOff();
        }
    }
}
