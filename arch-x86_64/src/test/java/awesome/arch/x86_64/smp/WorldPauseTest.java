package awesome.arch.x86_64.smp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.magic.raw.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorldPauseTest {
    private static final int OTHERS = 3;

    private final WorldPause pause = new WorldPause();
    private final Round.Line line = new Round.Line() {
        @Override
        public void send(int cpu, int vector) {}

        @Override
        public void poll() {
            Thread.yield();
        }
    };

    /** Others count as long as they may; nothing changes while they are paused. */
    @Test
    @Timeout(60)
    void nobodyGoesOnBetweenBeginAndEnd() throws InterruptedException {
        AtomicLong work = new AtomicLong();
        AtomicLong over = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= OTHERS; i++) {
            int self = i;
            Thread thread = new Thread(() -> {
                while (over.get() == 0) {
                    work.incrementAndGet();
                    pause.serve(self, Address.of(0x1000 + self), Address.zero(), line);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (int round = 0; round < 50; round++) {
            pause.begin(0b1110, line);
            long before = work.get();
            Thread.yield();
            assertEquals(before, work.get());
            assertEquals(0x1002, pause.stackPointer(2).bits());
            pause.end();
        }
        over.set(1);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void whoIsNotMeantGoesOn() {
        pause.serve(5, Address.of(0x1005), Address.zero(), line);
        pause.end();
    }
}
