package awesome.arch.x86_64.device;

import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Interrupts;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/**
 * Time from the time stamp counter, which is taken to run at one rate (all x86-64 processors since 2008 and all
 * emulators do so), and the date from the real time clock.
 *
 * <p>The rate is measured against the interval timer without waiting for it: the first timer interrupts see how
 * far both came. Until then, some tens of milliseconds after the start, a rate of 2 GHz is assumed; the time
 * never jumps when the true one is known. Then the timer of the APIC, where there is one, takes over: it is
 * measured by the way, raises the ticks and, when somebody waits for it, an interrupt between them.
 */
@NoAlloc("any context")
@NonNull
public final class PcClock implements Clock, Interrupts.Handler {
    /** Timer interrupts in a second. */
    public static final int HERTZ = 100;

    /** Where cycles come from: the time stamp counter, or a test. */
    public interface Cycles {
        long now();
    }

    private static final long NANOS = 1_000_000_000;
    private static final long TICK = NANOS / HERTZ;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long ASSUMED_RATE = 2_000_000_000;
    /** At least 20 ms, so that the time it takes to read the timer does not matter. */
    private static final int ENOUGH = Pit8254.FREQUENCY / 50;

    private final Cycles cycles;
    private final Pit8254 timer;
    private final Rtc rtc;

    private long startCycles;
    private long startNanos;
    /** Nanoseconds in a cycle, times 2 to the power of 32. */
    private long nanosPerCycle = perCycle(ASSUMED_RATE);
    private boolean measured;
    private long measureStart;
    /** The real time at the time zero. */
    private long bootNanos;
    private long ticks;

    private EventTimer events;
    /** Counts of the event timer in a second; 0 until it has taken over. */
    private long eventRate;
    private long nextTick;
    private boolean ticking = true;
    private long wake = NEVER;
    private Interrupts.Handler next;

    public PcClock(Cycles cycles, Pit8254 timer, Rtc rtc) {
        this.cycles = cycles;
        this.timer = timer;
        this.rtc = rtc;
    }

    private static long perCycle(long rate) {
        return (NANOS << 32) / rate;
    }

    /** The time is zero. Before anybody asks for it: it never goes back. */
    public void begin() {
        startCycles = cycles.now();
    }

    /** Starts the timer, and reads what time it is; the caller binds this to {@link Pit8254#LINE}. */
    public void start() {
        bootNanos = rtc.seconds() * NANOS - monotonicNanos();
        timer.start(HERTZ);
        measure();
    }

    /** Has {@code timer} raise the ticks, and what comes between them, once it is measured. Before {@link #start}. */
    public void use(EventTimer timer) {
        events = timer;
    }

    /** Has {@code handler} called at the end of each interrupt of this clock. */
    public void then(Interrupts.Handler handler) {
        next = handler;
    }

    private void measure() {
        timer.startMeasuring();
        if (events != null) {
            events.startMeasuring();
        }
        measureStart = cycles.now();
    }

    @Override
    public void interrupt() {
        if (!measured) {
            ticks++;
            lookHowFar();
        } else if (eventRate == 0) {
            ticks++;
        } else {
            event();
        }
        if (next != null) {
            next.interrupt();
        }
    }

    private void lookHowFar() {
        int counts = timer.measured();
        long now = cycles.now();
        long eventCounts = events == null ? 0 : events.measured();
        if (counts < 0) {
            measure();
        } else if (counts >= ENOUGH) {
            setRate((now - measureStart) * Pit8254.FREQUENCY / counts, now);
            eventRate = eventCounts * Pit8254.FREQUENCY / counts;
            if (eventRate > 0) {
                events.endMeasuring();
                timer.stop();
                nextTick = monotonicNanos() + TICK;
                startNext(monotonicNanos());
            }
        }
    }

    /** The event timer has run down. */
    private void event() {
        long now = monotonicNanos();
        if (now >= nextTick) {
            ticks++;
            // After a pause the ticks that were missed are not made up for.
            nextTick = ticking ? Math.max(nextTick + TICK, now) : NEVER;
        }
        if (now >= wake) {
            wake = NEVER;
        }
        startNext(now);
    }

    private void startNext(long now) {
        long time = Math.min(nextTick, wake);
        if (time != NEVER) {
            startEvent(time - now);
        }
    }

    /** At most a second, so that the counts fit; rather late by a count than early. Who is woken early looks again. */
    private void startEvent(long nanos) {
        long wait = Math.max(0, Math.min(nanos, NANOS));
        events.start(wait * eventRate / NANOS + 1);
    }

    @Override
    public void wakeAt(long nanos) {
        if (eventRate > 0 && nanos < wake) {
            wake = nanos;
            startNext(monotonicNanos());
        }
    }

    /** The last tick still comes. */
    @Override
    public void setTicking(boolean wanted) {
        ticking = wanted;
        if (wanted && nextTick == NEVER) {
            long now = monotonicNanos();
            nextTick = now + TICK;
            startNext(now);
        }
    }

    /** Whether the rates of clock and timer are known. */
    public boolean isMeasured() {
        return measured && (events == null || eventRate > 0);
    }

    /**
     * Starts the event timer of a processor that does not raise the ticks: its only interrupt comes at a time or soon
     * after it.
     *
     * @param nanos as {@link #monotonicNanos} will show it
     */
    public void startTimer(long nanos) {
        if (eventRate > 0) {
            startEvent(nanos - monotonicNanos());
        }
    }

    private void setRate(long rate, long now) {
        startNanos = nanosAt(now);
        startCycles = now;
        nanosPerCycle = perCycle(rate);
        measured = true;
    }

    private long nanosAt(long now) {
        long passed = now - startCycles;
        return startNanos + (Math.multiplyHigh(passed, nanosPerCycle) << 32 | (passed * nanosPerCycle) >>> 32);
    }

    @Override
    public long monotonicNanos() {
        return nanosAt(cycles.now());
    }

    @Override
    public long realtimeNanos() {
        return bootNanos + monotonicNanos();
    }

    /** Timer interrupts so far. */
    public long ticks() {
        return ticks;
    }

    /** Cycles in a second, measured or assumed. */
    public long rate() {
        return (NANOS << 32) / nanosPerCycle;
    }
}
