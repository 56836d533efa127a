package awesome.arch.x86_64.smp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.machine.Cpus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads are processors here; an interrupt that was sent is a flag that its processor sees when it polls. */
class RoundTest {
    private static final int VECTOR = 0xf1;

    private final Round calls = new Round(VECTOR);
    private final Round posts = new Round(VECTOR);
    private final ThreadLocal<Integer> current = ThreadLocal.withInitial(() -> 0);
    private final AtomicLongArray sent = new AtomicLongArray(Cpus.LIMIT);

    private final Round.Line line = new Round.Line() {
        @Override
        public void send(int cpu, int vector) {
            assertEquals(VECTOR, vector);
            sent.incrementAndGet(cpu);
        }

        @Override
        public void poll() {
            calls.serve(current.get());
            posts.serve(current.get());
            Thread.yield();
        }
    };

    @Test
    void aTaskReachesEachOfTheSetAndNoOther() {
        int[] done = new int[Cpus.LIMIT];
        Round.Line immediate = new Round.Line() {
            @Override
            public void send(int cpu, int vector) {
                // All others look, too.
                for (int i = 0; i < Cpus.LIMIT; i++) {
                    current.set(i);
                    calls.serve(i);
                }
            }

            @Override
            public void poll() {}
        };
        long set = 1L << 3 | 1L << 63;
        calls.call(set, () -> done[current.get()]++, immediate);
        for (int i = 0; i < Cpus.LIMIT; i++) {
            assertEquals(set >>> i & 1, done[i], "processor " + i);
        }
    }

    @Test
    void aPostIsDeliveredBeforeTheNextOne() {
        List<String> done = new ArrayList<>();
        posts.post(0b10, () -> done.add("first"), line);
        assertEquals(List.of(), done);
        current.set(1);
        posts.post(0b10, () -> done.add("second"), line);
        assertEquals(List.of("first"), done);
        posts.serve(1);
        posts.serve(1);
        assertEquals(List.of("first", "second"), done);
        assertEquals(2, sent.get(1));
    }

    /** All call all others at once, so that each waits for somebody who waits. */
    @Property(tries = 10)
    @Timeout(60)
    void processorsThatCallOneAnotherAllGetOn(
            @ForAll @IntRange(min = 2, max = 5) int count, @ForAll @IntRange(min = 1, max = 30) int rounds)
            throws InterruptedException {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        AtomicIntegerArray finished = new AtomicIntegerArray(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int self = i;
            Thread thread = new Thread(() -> {
                current.set(self);
                long others = (1L << count) - 1 & ~(1L << self);
                for (int round = 0; round < rounds; round++) {
                    calls.call(others, () -> done.incrementAndGet(current.get()), line);
                    posts.post(others, () -> done.incrementAndGet(current.get()), line);
                }
                finished.incrementAndGet(0);
                while (finished.get(0) < count || done.get(self) < 2 * rounds * (count - 1)) {
                    line.poll();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < count; i++) {
            assertEquals(2 * rounds * (count - 1), done.get(i));
        }
    }
}
