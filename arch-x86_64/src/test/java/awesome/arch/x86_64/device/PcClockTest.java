package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

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
        clock.start();
        long last = 0;
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
}
