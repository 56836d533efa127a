package awesome.kernel.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Threads that share one CPU, in virtual time. */
class FairnessTest {
    private static final long MILLI = 1_000_000;

    private VirtualCpu cpu = new VirtualCpu();

    /** Each is within one slice of its share of the time, always (Stoica and Abdel-Wahab, theorem 1). */
    @Property(tries = 100)
    void sharesByWeight(@ForAll @Size(min = 1, max = 12) List<@IntRange(min = -20, max = 19) Integer> nices) {
        cpu = new VirtualCpu();
        List<TestThread> threads = new ArrayList<>();
        long load = 0;
        for (int nice : nices) {
            threads.add(cpu.start("nice " + nice, nice));
            load += Weights.ofNice(nice);
        }
        for (int i = 1; i <= 50; i++) {
            cpu.run(7 * MILLI);
            for (TestThread thread : threads) {
                long share = i * 7 * MILLI * thread.weight / load;
                long off = thread.ran() - share;
                assertTrue(Math.abs(off) <= Schedulable.NORMAL_SLICE + 1000, thread + " is off by " + off);
            }
        }
        assertEquals(350 * MILLI, threads.stream().mapToLong(Schedulable::ran).sum());
    }

    /** Nobody who is ready all the time waits longer than all others may take for what they ask. */
    @Property(tries = 100)
    void nobodyStarvesBesideSleepers(@ForAll Random random) {
        cpu = new VirtualCpu();
        TestThread steady = cpu.start("steady", 0);
        int others = 1 + random.nextInt(8);
        for (int i = 0; i < others; i++) {
            TestThread thread = cpu.start("sleeper " + i, 0);
            sleepAndWake(thread, random);
        }
        long before = 0;
        for (int i = 0; i < 100; i++) {
            cpu.run(2 * (others + 2) * Schedulable.NORMAL_SLICE);
            assertTrue(steady.ran() > before, "has not run for two rounds");
            before = steady.ran();
        }
        long least = cpu.now / (others + 1) - 3 * Schedulable.NORMAL_SLICE;
        assertTrue(steady.ran() >= least, steady.ran() + " of " + cpu.now + " beside " + others);
    }

    private void sleepAndWake(TestThread thread, Random random) {
        cpu.after(1 + random.nextInt(5_000_000), () -> {
            if (thread.state() == Schedulable.State.RUNNING) {
                cpu.sleep();
            } else if (thread.state() == Schedulable.State.ASLEEP) {
                cpu.wake(thread);
            }
            sleepAndWake(thread, random);
        });
    }

    /** One that needs little gets it soon, however many want all. */
    @Test
    void wokenThreadThatNeedsLittleRunsWithinItsSlice() {
        for (int i = 0; i < 4; i++) {
            cpu.start("busy " + i, 0);
        }
        TestThread little = cpu.start("little", 0);
        cpu.run(50 * MILLI);
        long worst = 0;
        for (int i = 0; i < 200; i++) {
            cpu.runUntil(() -> cpu.current() == little);
            cpu.run(MILLI / 10);
            cpu.sleep();
            cpu.run(10 * MILLI);
            cpu.wake(little);
            long woken = cpu.now;
            cpu.runUntil(() -> cpu.current() == little);
            worst = Math.max(worst, cpu.now - woken);
        }
        // The one that runs may finish, and those with earlier deadlines.
        assertTrue(worst <= 5 * Schedulable.NORMAL_SLICE, "waited " + worst);
    }

    @Test
    void sleepingEarnsNoTime() {
        TestThread busy = cpu.start("busy", 0);
        TestThread sleeper = cpu.start("sleeper", 0);
        cpu.run(20 * MILLI);
        cpu.runUntil(() -> cpu.current() == sleeper);
        cpu.sleep();
        cpu.run(10_000 * MILLI);
        long ran = busy.ran();
        cpu.wake(sleeper);
        cpu.run(100 * MILLI);
        assertTrue(busy.ran() - ran >= 40 * MILLI, "only " + (busy.ran() - ran) + " of 100 ms");
    }

    /** To sleep at the right moments brings no more than a share. */
    @Test
    void debtsSurviveShortSleeps() {
        TestThread honest = cpu.start("honest", 0);
        TestThread cheat = cpu.start("cheat", 0);
        for (int i = 0; i < 1000; i++) {
            cpu.runUntil(() -> cpu.current() == cheat);
            cpu.run(29 * MILLI / 10);
            if (cpu.current() == cheat) {
                cpu.sleep();
                cpu.run(1000);
                cpu.wake(cheat);
            }
        }
        assertTrue(cheat.ran() <= honest.ran() + 2 * Schedulable.NORMAL_SLICE,
                cheat.ran() + " against " + honest.ran());
    }

    @Test
    void debtsArePaidWhileAsleep() {
        TestThread sleeper = cpu.start("sleeper", 0);
        cpu.start("busy", 0);
        cpu.runUntil(() -> cpu.current() == sleeper && !cpu.queue.hasRightToRun(sleeper));
        cpu.sleep();
        cpu.run(50 * MILLI);
        cpu.wake(sleeper);
        assertTrue(cpu.queue.hasRightToRun(sleeper));
    }

    @Test
    void switchesOnlyWhenASliceIsOver() {
        for (int i = 0; i < 3; i++) {
            cpu.start("busy " + i, 0);
        }
        cpu.run(3000 * MILLI);
        assertTrue(cpu.picks <= 1005, cpu.picks + " switches in 1000 slices");
    }

    @Test
    void aloneNeedsNoTimer() {
        cpu.start("alone", 0);
        cpu.run(MILLI);
        assertEquals(RunQueue.FOREVER, cpu.queue.nextTimer(cpu.now));
        cpu.sleep();
        assertSame(cpu.queue.idle(), cpu.current());
        assertEquals(RunQueue.FOREVER, cpu.queue.nextTimer(cpu.now));
    }

    @Test
    void yieldLetsTheOtherRun() {
        TestThread one = cpu.start("one", 0);
        TestThread other = cpu.start("other", 0);
        cpu.run(1000);
        int turns = 0;
        for (int i = 0; i < 1000; i++) {
            Schedulable before = cpu.current();
            cpu.run(1000);
            cpu.yield();
            turns += before == cpu.current() ? 0 : 1;
        }
        assertTrue(turns > 900, turns + " turns");
        assertTrue(Math.abs(one.ran() - other.ran()) < 100_000);
    }

    @Test
    void yieldLetsOneRunThatIsAhead() {
        FairQueue queue = new FairQueue(0);
        TestThread one = new TestThread("one");
        TestThread other = new TestThread("other");
        queue.join(one);
        queue.join(other);
        queue.start(other);
        queue.charge(other, MILLI);
        queue.stop(other);
        assertSame(one, queue.best());
        queue.start(one);
        queue.yield(one);
        queue.stop(one);
        assertSame(other, queue.best());
    }

    @Test
    void renicingKeepsWhatIsDue() {
        TestThread one = cpu.start("one", 0);
        TestThread other = cpu.start("other", 0);
        cpu.run(30 * MILLI);
        long before = other.ran();
        for (int i = 0; i < 20; i++) {
            cpu.note(cpu.queue.setPolicy(one, Policy.NORMAL, i % 2 == 0 ? 5 : 0, 0, cpu.now));
            cpu.run(10 * MILLI);
        }
        // Three quarters of one half of the time, half of the other.
        long expected = 100 * MILLI * 1024 / (1024 + 336) + 50 * MILLI;
        assertTrue(Math.abs(other.ran() - before - expected) <= 2 * Schedulable.NORMAL_SLICE,
                other.ran() - before + " instead of " + expected);
    }

    @Test
    void lagStaysTheSameTimeWithAnotherWeight() {
        FairQueue queue = new FairQueue(0);
        TestThread one = new TestThread("one");
        TestThread other = new TestThread("other");
        queue.join(one);
        queue.join(other);
        queue.start(one);
        queue.charge(one, MILLI);
        assertEquals(MILLI / 2, queue.virtualTime() - other.served);
        long asked = other.deadline - other.served;
        queue.reweigh(other, 2 * Weights.NORMAL);
        assertEquals(MILLI / 4, queue.virtualTime() - other.served, 2);
        assertEquals(asked / 2, other.deadline - other.served);
        queue.reweigh(other, Weights.NORMAL);
        assertEquals(MILLI / 2, queue.virtualTime() - other.served, 2);
        assertEquals(asked, other.deadline - other.served, 2);
    }

    /** A timer that comes late, or interrupts that take long, are not held against a thread for long. */
    @Test
    void debtsHaveALimit() {
        TestThread late = cpu.start("late", 0);
        cpu.start("busy", 0);
        cpu.run(MILLI);
        assertSame(late, cpu.current());
        cpu.now += 10_000 * MILLI;
        cpu.sleep();
        cpu.wake(late);
        long ran = late.ran();
        cpu.run(20 * MILLI);
        assertTrue(late.ran() > ran);
    }

    @Test
    void idlePolicyTakesWhatIsLeft() {
        TestThread idler = cpu.start("idler", Policy.IDLE, 0, 0);
        cpu.run(20 * MILLI);
        assertSame(idler, cpu.current());
        TestThread normal = cpu.start("normal", 0);
        cpu.run(1);
        assertSame(normal, cpu.current());
        cpu.run(10_000 * MILLI);
        assertTrue(idler.ran() < 100 * MILLI, idler.ran() + " of 10 s");
    }

    @Test
    void batchDoesNotPreempt() {
        TestThread batch = cpu.start("batch", Policy.BATCH, -10, 0);
        cpu.run(MILLI);
        cpu.sleep();
        TestThread normal = cpu.start("normal", 0);
        cpu.run(MILLI);
        cpu.wake(batch);
        cpu.run(MILLI / 10);
        assertSame(normal, cpu.current());
        cpu.run(3 * MILLI);
        assertSame(batch, cpu.current());
    }
}
