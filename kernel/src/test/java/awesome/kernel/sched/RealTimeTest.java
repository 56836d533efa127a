package awesome.kernel.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Threads with real-time priorities. */
class RealTimeTest {
    private static final long MILLI = 1_000_000;

    private final VirtualCpu cpu = new VirtualCpu();

    @Test
    void higherPriorityRunsAtOnce() {
        TestThread low = cpu.start("low", Policy.FIFO, 0, 1);
        TestThread normal = cpu.start("normal", -20);
        cpu.run(MILLI);
        assertSame(low, cpu.current());
        TestThread high = cpu.start("high", Policy.ROUND_ROBIN, 0, 99);
        cpu.run(MILLI);
        assertSame(high, cpu.current());
        cpu.sleep();
        assertSame(low, cpu.current());
        cpu.sleep();
        assertSame(normal, cpu.current());
    }

    @Test
    void firstInFirstOutUntilItSleepsOrYields() {
        TestThread one = cpu.start("one", Policy.FIFO, 0, 5);
        TestThread two = cpu.start("two", Policy.FIFO, 0, 5);
        cpu.run(500 * MILLI);
        assertSame(one, cpu.current());
        assertEquals(RunQueue.FOREVER, cpu.queue.nextTimer(cpu.now));
        cpu.yield();
        assertSame(two, cpu.current());
        cpu.run(500 * MILLI);
        cpu.sleep();
        assertSame(one, cpu.current());
    }

    /** sched(7), "SCHED_FIFO": who gets a higher priority comes behind those that have it, but nobody else does. */
    @Test
    void whoBecomesMoreUrgentComesLast() {
        TestThread one = cpu.start("one", Policy.FIFO, 0, 5);
        TestThread two = cpu.start("two", 0);
        cpu.run(MILLI);
        assertSame(one, cpu.current());
        cpu.yield();
        cpu.queue.setPolicy(one, Policy.FIFO, 0, 5, cpu.now);
        assertSame(one, cpu.queue.pickNext(cpu.now));
        cpu.run(960 * MILLI);
        assertSame(two, cpu.current());
        cpu.note(cpu.queue.setPolicy(two, Policy.FIFO, 0, 5, cpu.now));
        cpu.run(MILLI);
        assertSame(one, cpu.current(), "though there is no time left for it, nobody else wants any");
    }

    @Test
    void whoSleptForTheKernelKeepsItsPlace() {
        TestThread one = cpu.start("one", Policy.FIFO, 0, 5);
        TestThread two = cpu.start("two", Policy.FIFO, 0, 5);
        TestThread three = cpu.start("three", Policy.FIFO, 0, 5);
        cpu.run(MILLI);
        one.setKeepsPlace(true);
        cpu.sleep();
        assertSame(two, cpu.current());
        cpu.wake(one);
        cpu.sleep();
        assertSame(one, cpu.current());
        cpu.sleep();
        assertSame(three, cpu.current());
    }

    @Test
    void roundRobinTakesTurns() {
        TestThread one = cpu.start("one", Policy.ROUND_ROBIN, 0, 5);
        TestThread two = cpu.start("two", Policy.ROUND_ROBIN, 0, 5);
        cpu.run(950 * MILLI);
        assertEquals(500 * MILLI, one.ran());
        assertEquals(450 * MILLI, two.ran());
    }

    /** POSIX: who is preempted stays first of its priority and keeps the rest of its turn. */
    @Test
    void preemptionCostsNoTurn() {
        TestThread one = cpu.start("one", Policy.ROUND_ROBIN, 0, 5);
        TestThread two = cpu.start("two", Policy.ROUND_ROBIN, 0, 5);
        cpu.run(60 * MILLI);
        cpu.start("high", Policy.FIFO, 0, 6);
        cpu.run(10 * MILLI);
        cpu.sleep();
        assertSame(one, cpu.current());
        cpu.run(50 * MILLI);
        assertEquals(100 * MILLI, one.ran());
        assertSame(two, cpu.current());
    }

    @Test
    void leavesSomethingToOthers() {
        TestThread hog = cpu.start("hog", Policy.FIFO, 0, 50);
        TestThread normal = cpu.start("normal", 19);
        cpu.run(10_000 * MILLI);
        assertTrue(normal.ran() >= 450 * MILLI, normal.ran() + " of 10 s");
        assertTrue(hog.ran() >= 9_400 * MILLI, hog.ran() + " of 10 s");
    }

    @Test
    void hasAllIfNobodyElseWants() {
        TestThread hog = cpu.start("hog", Policy.FIFO, 0, 50);
        cpu.run(10_000 * MILLI);
        assertEquals(10_000 * MILLI, hog.ran());
    }

    @Test
    void lentUrgencyIsTakenBack() {
        TestThread owner = cpu.start("owner", 10);
        TestThread busy = cpu.start("busy", -20);
        cpu.run(100 * MILLI);
        assertSame(busy, cpu.current());
        cpu.note(cpu.queue.lend(owner, 100 + 7, cpu.now));
        cpu.run(20 * MILLI);
        assertSame(owner, cpu.current());
        assertEquals(107, owner.urgency());
        cpu.note(cpu.queue.lend(owner, -1, cpu.now));
        cpu.run(20 * MILLI);
        assertSame(busy, cpu.current());
        assertEquals(10, owner.urgency());
    }

    @Test
    void refusesWhatIsNoPriority() {
        TestThread thread = new TestThread("thread");
        assertThrows(IllegalArgumentException.class, () -> cpu.queue.setPolicy(thread, Policy.FIFO, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> cpu.queue.setPolicy(thread, Policy.FIFO, 0, 100, 0));
        assertThrows(IllegalArgumentException.class, () -> cpu.queue.setPolicy(thread, Policy.NORMAL, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> cpu.queue.setPolicy(thread, Policy.NORMAL, 20, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> cpu.queue.setPolicy(thread, Policy.NORMAL, -21, 0, 0));
    }

    /** The rings beside lists, one for each priority. */
    @Property(tries = 200)
    void isAListForEachPriority(@ForAll Random random) {
        RealTimeQueue queue = new RealTimeQueue();
        List<List<Schedulable>> model = new ArrayList<>();
        for (int i = 0; i <= Schedulable.MOST_PRIORITY; i++) {
            model.add(new ArrayList<>());
        }
        List<Schedulable> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (all.isEmpty() || random.nextInt(5) < 3) {
                int priority = 1 + (random.nextBoolean() ? random.nextInt(3) : random.nextInt(99));
                TestThread thread = new TestThread("thread " + i);
                thread.setUrgency(Schedulable.REAL_TIME + priority);
                all.add(thread);
                if (random.nextInt(4) == 0) {
                    queue.addFirst(thread);
                    model.get(priority).add(0, thread);
                } else {
                    queue.addLast(thread);
                    model.get(priority).add(thread);
                }
            } else {
                Schedulable thread = all.get(random.nextInt(all.size()));
                List<Schedulable> ring = model.get(thread.urgency() - Schedulable.REAL_TIME);
                ring.remove(thread);
                if (random.nextBoolean()) {
                    queue.remove(thread);
                    all.remove(thread);
                } else {
                    queue.moveLast(thread);
                    ring.add(thread);
                }
            }
            check(queue, model, all.size());
        }
    }

    private static void check(RealTimeQueue queue, List<List<Schedulable>> model, int size) {
        assertEquals(size, queue.size());
        Schedulable thread = queue.first();
        for (int priority = Schedulable.MOST_PRIORITY; priority > 0; priority--) {
            for (Schedulable expected : model.get(priority)) {
                assertSame(expected, thread);
                assertEquals(model.get(priority).size() > 1, queue.hasEquals(thread));
                thread = queue.after(thread);
            }
        }
        assertNull(thread);
    }
}
