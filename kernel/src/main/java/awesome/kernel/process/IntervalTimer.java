package awesome.kernel.process;

/** One of the timers of setitimer(2): on a clock that its owner reads for it. Nanoseconds. */
public final class IntervalTimer {
    private long expiry;
    private long interval;
    private boolean armed;

    /**
     * Sets it.
     *
     * @param now the time on its clock
     * @param first from now to the first expiry; 0 switches it off
     * @param repeat from each expiry to the next; 0 for once
     */
    public void set(long now, long first, long repeat) {
        armed = first > 0;
        expiry = now > Long.MAX_VALUE - first ? Long.MAX_VALUE : now + first;
        interval = repeat;
    }

    /** How long until the next expiry; 0 if it is off. */
    public long left(long now) {
        return armed ? Math.max(1, expiry - now) : 0;
    }

    /** What it repeats with. */
    public long interval() {
        return interval;
    }

    /** Whether it is on. */
    public boolean isArmed() {
        return armed;
    }

    /** Whether it has expired and nobody has taken note; it is armed. */
    boolean isDue(long now) {
        return now >= expiry;
    }

    /** Takes note of an expiry; several count once. False if there was none. It is armed. */
    boolean expire(long now) {
        if (!isDue(now)) {
            return false;
        }
        if (interval == 0) {
            armed = false;
        } else {
            expiry += (now - expiry) / interval * interval + interval;
        }
        return true;
    }
}
