package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PcClockTest {
    /** A machine with a true time, in nanoseconds, from which timer and cycles follow. */
    private static final class Machine {
        final long rate;
        long nanos;
        long measureStart;
        int latch;
        boolean high;
        final FakePorts ports = new FakePorts();

        Machine(long rate) {
            this.rate = rate;
            ports.onRead(0x61, () -> elapsed() > 0xffff ? 0x20 : 0);
            ports.onWrite(0x43, value -> latch = value == 0x80 ? (int) (0xffff - elapsed()) : latch);
            ports.onWrite(0x42, value -> measureStart = nanos);
            ports.onRead(0x42, this::readLatch);
            ports.onRead(0x71, () -> 0);
        }

        private long elapsed() {
            return (nanos - measureStart) * Pit8254.FREQUENCY / 1_000_000_000;
        }

        private int readLatch() {
            high = !high;
            return high ? latch : latch >> 8;
        }
    }

    @Property(tries = 200)
    void findsTheRateAndNeverGoesBack(@ForAll @LongRange(min = 500_000_000L, max = 6_000_000_000L) long rate,
            @ForAll @IntRange(min = 1, max = 80) int stepMillis) {
        Machine machine = new Machine(rate);
        PcClock clock = new PcClock(() -> 77 + (long) (machine.nanos / 1e9 * rate), new Pit8254(machine.ports), new Rtc(machine.ports));
        machine.nanos = 1_240_000_000L;
        clock.begin();
        assertEquals(0, clock.monotonicNanos());
        machine.nanos += 300_000_000L;
        long last = clock.monotonicNanos();
        long real = clock.realtimeNanos() - last;
        clock.start();
        assertTrue(clock.monotonicNanos() >= last, "start sets it back");
        assertEquals(new Rtc(machine.ports).seconds() * 1_000_000_000L, clock.realtimeNanos());
        assertTrue(real == 0, "not known before");
        // The first look may come too late to measure; then it starts again, and a later one is in time.
        for (int i = 0; i < 100; i++) {
            machine.nanos += (i == 0 ? stepMillis : 11) * 1_000_000L;
            clock.interrupt();
            long now = clock.monotonicNanos();
            assertTrue(now > last, "time went back");
            last = now;
        }
        long before = clock.monotonicNanos();
        machine.nanos += 3_600_000_000_000L;
        double passed = clock.monotonicNanos() - before;
        assertEquals(1, passed / 3_600_000_000_000.0, 0.0005);
        assertEquals(1, clock.rate() / (double) rate, 0.0005);
        assertEquals(100, clock.ticks());
    }

    /** Counts 16 times slower than the cycles; keeps when it would raise its interrupt. */
    private static final class Timer implements EventTimer {
        private static final long RATE = 62_500_000;
        private final Machine machine;
        private long measureStart;
        private boolean measuring = true;
        long due = Long.MAX_VALUE;

        Timer(Machine machine) {
            this.machine = machine;
        }

        @Override
        public void startMeasuring() {
            measureStart = machine.nanos;
            measuring = true;
        }

        @Override
        public long measured() {
            return (machine.nanos - measureStart) * RATE / 1_000_000_000;
        }

        @Override
        public void endMeasuring() {
            measuring = false;
        }

        @Override
        public void start(long counts) {
            assertFalse(measuring);
            assertTrue(counts > 0 && counts < 1L << 32);
            due = machine.nanos + counts * 1_000_000_000 / RATE;
        }
    }

    @Test
    void theEventTimerTakesOverAndWakesInTime() {
        Machine machine = new Machine(1_000_000_000);
        Timer timer = new Timer(machine);
        PcClock clock = new PcClock(() -> machine.nanos, new Pit8254(machine.ports), new Rtc(machine.ports));
        clock.use(timer);
        clock.begin();
        clock.start();
        clock.wakeAt(5);
        assertEquals(Long.MAX_VALUE, timer.due, "not before it is measured");
        for (int i = 0; i < 2; i++) {
            machine.nanos += 10_000_000;
            clock.interrupt();
        }
        for (int i = 0; i < 3; i++) {
            machine.nanos = timer.due;
            clock.interrupt();
        }
        assertTrue(machine.ports.writes.contains("43=30"), "the interval timer stops");
        long ticks = clock.ticks();
        long start = clock.monotonicNanos();
        long wake = start + 1_234_567;
        clock.wakeAt(wake + 5_000_000);
        clock.wakeAt(wake);
        clock.wakeAt(wake + 1_000_000);
        machine.nanos = timer.due;
        assertEquals(wake, clock.monotonicNanos(), 5000);
        while (clock.monotonicNanos() < wake) {
            machine.nanos += 100;
        }
        clock.interrupt();
        assertEquals(ticks, clock.ticks(), "that was no tick");
        for (int i = 0; i < 100; i++) {
            machine.nanos = timer.due;
            clock.interrupt();
        }
        assertEquals(1.0, (clock.monotonicNanos() - start) / 1e9, 0.02);
        assertEquals(ticks + 100, clock.ticks(), 1);
    }

    @Test
    void ticksEndWhileNobodyWantsThem() {
        Machine machine = new Machine(1_000_000_000);
        Timer timer = new Timer(machine);
        PcClock clock = new PcClock(() -> machine.nanos, new Pit8254(machine.ports), new Rtc(machine.ports));
        clock.use(timer);
        clock.begin();
        clock.start();
        for (int i = 0; i < 4; i++) {
            machine.nanos += 10_000_000;
            clock.interrupt();
        }
        clock.setTicking(false);
        long ticks = clock.ticks();
        machine.nanos = timer.due;
        timer.due = Long.MAX_VALUE;
        clock.interrupt();
        assertEquals(Long.MAX_VALUE, timer.due, "the last has come");
        assertEquals(ticks + 1, clock.ticks());
        clock.wakeAt(clock.monotonicNanos() + 5_000_000_000L);
        for (int i = 0; i < 6; i++) {
            machine.nanos = timer.due;
            clock.interrupt();
        }
        assertEquals(ticks + 1, clock.ticks(), "a wake is none");
        clock.setTicking(true);
        machine.nanos = timer.due + 1000;
        clock.interrupt();
        assertEquals(ticks + 2, clock.ticks());
    }
}
