package awesome.kernel.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.ManualClock;
import awesome.kernel.fake.NoNotice;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

class RepeatedAlarmTest {
    private final ManualClock clock = new ManualClock();
    private final NoNotice notice = new NoNotice();
    private final Alarms alarms = new Alarms(clock, notice);

    private final class Counted extends RepeatedAlarm {
        private int told;

        Counted() {
            super(alarms);
        }

        @Override
        protected void tell() {
            told++;
        }
    }

    private void pass(long nanos) {
        clock.advance(nanos);
        alarms.run();
    }

    @Test
    void onceOnly() {
        Counted alarm = new Counted();
        alarm.start(100, 0);
        assertEquals(100, alarm.left());
        pass(99);
        assertFalse(alarm.hasMissed());
        assertEquals(1, alarm.left());
        pass(1);
        assertEquals(1, alarm.told);
        assertTrue(alarm.hasMissed());
        assertEquals(0, alarm.left());
        assertEquals(1, alarm.take());
        pass(1000);
        assertEquals(0, alarm.take());
        assertEquals(1, alarm.told);
    }

    @Test
    void itKeepsNobodyBusyWhileNobodyTakesNote() {
        Counted alarm = new Counted();
        alarm.start(1, 1);
        for (int i = 0; i < 50; i++) {
            pass(1_000_000);
        }
        assertEquals(1, alarm.told);
        assertEquals(50_000_000, alarm.take());
        assertEquals(0, alarm.take());
        pass(7);
        assertEquals(2, alarm.told);
        assertEquals(7, alarm.take());
    }

    @Test
    void whoLooksBeforeDeferredWorkIsDoneSeesIt() {
        Counted alarm = new Counted();
        alarm.start(10, 5);
        clock.advance(21);
        assertTrue(alarm.hasMissed());
        assertEquals(3, alarm.take());
        assertEquals(4, alarm.left());
        alarm.stop(5);
        assertEquals(5, alarm.interval());
        clock.advance(100);
        assertFalse(alarm.hasMissed());
        alarm.start(Long.MAX_VALUE, Long.MAX_VALUE);
        pass(1L << 40);
        assertFalse(alarm.hasMissed());
    }

    @Test
    void onlyWhatIsTooEarlyForDeferredWorkWakesIt() {
        new Counted().start(100, 0);
        assertEquals(1, notice.count());
        assertEquals(100, alarms.nextTime());
        new Counted().start(150, 0);
        assertEquals(1, notice.count());
        new Counted().start(50, 0);
        assertEquals(2, notice.count());
        pass(60);
        assertEquals(100, alarms.nextTime());
        assertFalse(alarms.isPending());
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    /** However late notes are taken, their sum is how often it would have gone off. */
    @Property(tries = 200)
    void nothingIsLost(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        RepeatedAlarmTest test = new RepeatedAlarmTest();
        Counted alarm = test.new Counted();
        long first = 1 + random.nextInt(100);
        long interval = 1 + random.nextInt(30);
        alarm.start(first, interval);
        long sum = 0;
        for (int i = 0; i < 50; i++) {
            test.clock.advance(random.nextInt(60));
            if (random.nextBoolean()) {
                test.alarms.run();
            }
            long now = test.clock.monotonicNanos();
            long expected = now < first ? 0 : 1 + (now - first) / interval;
            if (random.nextBoolean()) {
                sum += alarm.take();
                assertEquals(expected, sum);
            } else if (random.nextBoolean()) {
                assertEquals(now < first ? first - now : interval - (now - first) % interval, alarm.left());
            } else {
                assertEquals(expected > sum, alarm.hasMissed());
            }
        }
    }
}
