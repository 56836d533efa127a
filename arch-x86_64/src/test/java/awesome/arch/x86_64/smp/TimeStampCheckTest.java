package awesome.arch.x86_64.smp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimeStampCheckTest {
    private final AtomicLong time = new AtomicLong(1_000_000);
    private final ThreadLocal<Long> ahead = ThreadLocal.withInitial(() -> 0L);
    private final TimeStampCheck check = new TimeStampCheck(() -> time.addAndGet(10) + ahead.get());

    private long compare(long secondAhead) throws InterruptedException {
        Thread second = new Thread(() -> {
            ahead.set(secondAhead);
            check.asSecond();
        });
        second.start();
        long skew = check.asFirst();
        second.join();
        return skew;
    }

    @Test
    @Timeout(60)
    void equalCountersShowNothing() throws InterruptedException {
        assertEquals(0, compare(0));
        assertEquals(0, compare(0), "and once more with another processor");
    }

    @Test
    @Timeout(60)
    void differencesShow() throws InterruptedException {
        assertEquals(4990, compare(5000));
        assertEquals(-4990, compare(-5000));
    }

    @Test
    void onlyWhatLiesOutsideCounts() {
        assertEquals(0, TimeStampCheck.outside(5, 5, 9));
        assertEquals(0, TimeStampCheck.outside(5, 9, 9));
        assertEquals(1, TimeStampCheck.outside(5, 10, 9));
        assertEquals(-1, TimeStampCheck.outside(5, 4, 9));
    }
}
