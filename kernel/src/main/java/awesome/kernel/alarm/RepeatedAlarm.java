package awesome.kernel.alarm;

import awesome.kernel.machine.Clock;

/**
 * An alarm that goes off once, or from then on in intervals. It goes off anew only when somebody has taken note: so it
 * keeps nobody busy however short the interval is, and says then how often it would have gone off.
 */
public abstract class RepeatedAlarm extends Alarm {
    private final Alarms alarms;
    private long interval;
    /** How often it has gone off of which nobody has taken note. */
    private long missed;

    /** One of {@code alarms}, off. */
    protected RepeatedAlarm(Alarms alarms) {
        this.alarms = alarms;
    }

    /** It has gone off, and somebody is to be told that had taken note of all before. */
    protected abstract void tell();

    /** The clock of its times. */
    protected final Clock clock() {
        return alarms.clock();
    }

    /** What that shows. */
    public final long now() {
        return alarms.clock().monotonicNanos();
    }

    /**
     * Sets it, and forgets what was missed.
     *
     * @param first when it goes off first, on its clock, which is the monotonic one or one of processor time
     * @param newInterval nanoseconds from then on; 0 for once
     */
    public final void start(long first, long newInterval) {
        missed = 0;
        interval = newInterval;
        alarms.set(this, first);
    }

    /** Switches it off, and forgets what was missed; {@code newInterval} is only remembered. */
    public final void stop(long newInterval) {
        missed = 0;
        interval = newInterval;
        alarms.cancel(this);
    }

    /** Its interval; 0 if there is none. */
    public final long interval() {
        return interval;
    }

    /** How long until it goes off, at least 1; 0 if it is off. */
    public final long left() {
        if (isDue()) {
            alarms.cancel(this);
            wentOff();
        }
        catchUp();
        return isSet() ? Math.max(1, time() - clock().monotonicNanos()) : 0;
    }

    /** Whether it has gone off, or would have if deferred work were done, and nobody has taken note. */
    public final boolean hasMissed() {
        return missed > 0 || isDue();
    }

    private boolean isDue() {
        return isSet() && time() <= clock().monotonicNanos();
    }

    /** Takes note: how often it has gone off since the last time. */
    public final long take() {
        if (isDue()) {
            alarms.cancel(this);
            missed++;
        }
        catchUp();
        long taken = missed;
        missed = 0;
        return taken;
    }

    /** Takes note of all up to {@code pause} nanoseconds from now; then it goes on in its intervals. */
    protected final void skip(long pause) {
        missed = 0;
        if (interval > 0) {
            long steps = (clock().monotonicNanos() + pause - time()) / interval + 1;
            alarms.set(this, time() + steps * interval);
        }
    }

    /** Counts what it would have gone off if it had not waited for somebody to take note; it waits no longer. */
    private void catchUp() {
        if (missed > 0 && interval > 0 && !isSet()) {
            long now = clock().monotonicNanos();
            long more = Math.max(0, (now - time()) / interval);
            missed += more;
            long last = time() + more * interval;
            alarms.set(this, interval > Long.MAX_VALUE - last ? Long.MAX_VALUE : last + interval);
        }
    }

    @Override
    protected final void wentOff() {
        missed++;
        tell();
    }
}
