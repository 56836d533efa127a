package awesome.kernel.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.lock.Locks;
import awesome.kernel.lock.SharedInt;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Several CPUs: in virtual time, one step of one CPU after the other, and under chosen interleavings. */
class RunQueuesTest {
    private static final long MILLI = 1_000_000;

    private final List<TestThread> threads = new ArrayList<>();
    private boolean[] asked;
    private RunQueues queues;
    private long now;

    /** Nobody is told. */
    private static class Deaf implements RunQueues.Port {
        @Override
        public void reschedule(int cpu) {}

        @Override
        public void timer(int cpu, long time) {}
    }

    private final class Asking extends Deaf {
        @Override
        public void reschedule(int cpu) {
            asked[cpu] = true;
        }
    }

    private void start(int cpus) {
        Locks.bind(new HostLockMachine());
        threads.clear();
        asked = new boolean[cpus];
        queues = queues(cpus, new Asking());
        now = 1000;
    }

    private static RunQueues queues(int cpus, RunQueues.Port port) {
        RunQueues queues = new RunQueues(port);
        for (int cpu = 0; cpu < cpus; cpu++) {
            queues.add(new TestThread("idle " + cpu));
        }
        return queues;
    }

    private TestThread thread() {
        TestThread thread = new TestThread("thread " + threads.size());
        threads.add(thread);
        queues.start(thread, now);
        return thread;
    }

    private void switchAll() {
        for (int cpu = 0; cpu < asked.length; cpu++) {
            if (asked[cpu]) {
                asked[cpu] = false;
                queues.beginSwitch(cpu, now);
                queues.endSwitch(cpu, now);
            }
        }
    }

    /** Lets time pass on all CPUs, a tenth of a millisecond at a time. */
    private void run(long nanos) {
        for (long end = now + nanos; now < end; ) {
            now += MILLI / 10;
            for (int cpu = 0; cpu < asked.length; cpu++) {
                asked[cpu] |= queues.charge(cpu, now);
                if (now % (10 * MILLI) < MILLI / 10) {
                    queues.balance(cpu, now);
                }
            }
            switchAll();
        }
    }

    private void sleep(int cpu) {
        if (queues.beginSleep(cpu, now) != null) {
            queues.endSwitch(cpu, now);
        }
    }

    @Test
    void whatAThreadRunsOfWhichNobodyHasChargedItIsKnown() {
        start(2);
        TestThread thread = thread();
        switchAll();
        long before = thread.ran();
        now += 7 * MILLI;
        assertEquals(before, thread.ran());
        assertEquals(before + 7 * MILLI, queues.ran(thread, now));
        TestThread idle = (TestThread) queues.queue(1 - thread.cpu()).current();
        assertEquals(idle.ran(), queues.ran(idle, 0), "not before it was charged last");
        sleep(thread.cpu());
        now += MILLI;
        assertEquals(before + 7 * MILLI, queues.ran(thread, now), "not while it sleeps");
    }

    @Test
    void aCpuThatIsAskedToSwitchIsNotAskedAgainBeforeItDoes() {
        start(1);
        thread();
        assertTrue(asked[0]);
        asked[0] = false;
        TestThread second = thread();
        assertFalse(asked[0], "it has not switched yet");
        asked[0] = true;
        switchAll();
        queues.setPolicy(second, Policy.FIFO, 0, 5, now);
        assertTrue(asked[0]);
        switchAll();
        TestThread third = new TestThread("third");
        queues.setPolicy(third, Policy.FIFO, 0, 7, now);
        queues.start(third, now);
        assertTrue(asked[0], "it has switched");
        switchAll();
        assertSame(third, queues.queue(0).current());
    }

    @Property(tries = 100)
    void noCpuIsIdleWhileThreadsWait(@ForAll Random random) {
        start(1 + random.nextInt(8));
        for (int step = 0; step < 300; step++) {
            TestThread any = threads.isEmpty() ? null : threads.get(random.nextInt(threads.size()));
            switch (random.nextInt(8)) {
                case 0 -> {
                    if (threads.size() < 20) {
                        thread();
                    }
                }
                case 1, 2 -> {
                    int cpu = random.nextInt(asked.length);
                    if (queues.queue(cpu).current() != queues.queue(cpu).idle()) {
                        sleep(cpu);
                    }
                }
                case 3, 4 -> {
                    if (any != null) {
                        queues.wake(any, now);
                    }
                }
                case 5 -> {
                    if (any != null) {
                        CpuSet set = new CpuSet();
                        set.set(random.nextLong() | 1L << random.nextInt(asked.length));
                        queues.setAllowed(any, set, now);
                    }
                }
                case 6 -> {
                    if (any != null) {
                        boolean realTime = random.nextInt(4) == 0;
                        queues.setPolicy(any, realTime ? Policy.FIFO : Policy.NORMAL, random.nextInt(40) - 20,
                                realTime ? 1 + random.nextInt(99) : 0, now);
                    }
                }
                default -> run(random.nextInt(5) * MILLI);
            }
            switchAll();
            switchAll();
            check();
        }
    }

    private void check() {
        int onQueues = 0;
        boolean[] idle = new boolean[asked.length];
        for (int cpu = 0; cpu < asked.length; cpu++) {
            RunQueue queue = queues.queue(cpu);
            onQueues += queue.size();
            idle[cpu] = queue.current() == queue.idle();
            assertFalse(idle[cpu] && queue.size() != 0, "idle with threads");
        }
        int awake = 0;
        for (TestThread thread : threads) {
            awake += thread.state() == Schedulable.State.ASLEEP ? 0 : 1;
            if (thread.state() != Schedulable.State.ASLEEP) {
                assertTrue(thread.mayRunOn(thread.cpu()), thread + " is where it must not be");
            }
            if (thread.state() == Schedulable.State.RUNNING) {
                assertSame(thread, queues.queue(thread.cpu()).current());
            }
        }
        assertEquals(awake, onQueues);
    }

    @Test
    void idleCpusTakeWhatIsNew() {
        start(4);
        for (int i = 0; i < 4; i++) {
            thread();
            switchAll();
        }
        for (int cpu = 0; cpu < 4; cpu++) {
            assertEquals(1, queues.queue(cpu).size());
        }
    }

    @Test
    void idleCpusStealWhatWaits() {
        start(2);
        for (int i = 0; i < 4; i++) {
            thread();
            switchAll();
        }
        sleep(1);
        sleep(1);
        assertNotEquals(queues.queue(1).idle(), queues.queue(1).current());
        sleep(1);
        assertEquals(1, queues.queue(0).size());
        assertSame(queues.queue(1).idle(), queues.queue(1).current());
    }

    @Test
    void balanceEvensOut() {
        start(2);
        CpuSet first = new CpuSet();
        first.set(1);
        for (int i = 0; i < 6; i++) {
            queues.setAllowed(thread(), first, now);
            switchAll();
        }
        assertEquals(6, queues.queue(0).size());
        CpuSet all = new CpuSet();
        all.addAll();
        threads.forEach(thread -> queues.setAllowed(thread, all, now));
        run(100 * MILLI);
        assertEquals(3, queues.queue(0).size());
        assertEquals(3, queues.queue(1).size());
        long before = threads.stream().mapToLong(Schedulable::ran).sum();
        run(100 * MILLI);
        assertEquals(before + 200 * MILLI, threads.stream().mapToLong(Schedulable::ran).sum());
    }

    @Test
    void aThreadThatRunsMovesWhenItMustNotStay() {
        start(2);
        TestThread thread = thread();
        switchAll();
        int cpu = thread.cpu();
        CpuSet other = new CpuSet();
        other.set(1 << 1 - cpu);
        queues.setAllowed(thread, other, now);
        // It goes on where it is until that CPU changes threads.
        assertSame(thread, queues.queue(cpu).current());
        queues.wake(thread, now);
        switchAll();
        switchAll();
        assertEquals(1 - cpu, thread.cpu());
        assertSame(thread, queues.queue(1 - cpu).current());
        // It was woken while it did not sleep: the next sleep is over at once.
        assertNull(queues.beginSleep(1 - cpu, now));
    }

    /** What two CPUs do with one flag and one thread: it never sleeps while the flag is up. */
    private static Scenario sleeperAndWaker() {
        RunQueues queues = queues(2, new Deaf());
        TestThread sleeper = new TestThread("sleeper");
        CpuSet first = new CpuSet();
        first.set(1);
        SharedInt flag = new SharedInt();
        SharedInt waits = new SharedInt();
        Scenario scenario = new Scenario();
        sleeper.allowed.set(first);
        queues.queue(0).wake(sleeper, 0);
        queues.queue(0).pickNext(0);
        scenario.thread(() -> {
            waits.set(1);
            while (flag.get() == 0) {
                if (queues.beginSleep(0, 10) != null) {
                    queues.endSwitch(0, 10);
                    // As idle; another thread of this CPU would go on here.
                    while (queues.queue(0).current() != sleeper) {
                        queues.beginSwitch(0, 20);
                        queues.endSwitch(0, 20);
                        if (queues.queue(0).current() != sleeper) {
                            Locks.machine().relax();
                        }
                    }
                }
            }
        });
        scenario.thread(() -> {
            flag.set(1);
            if (waits.get() == 1) {
                queues.wake(sleeper, 10);
            }
        });
        return scenario;
    }

    @Test
    void wakeUpsAreNotLost() {
        assertTrue(Explorer.explore(2, RunQueuesTest::sleeperAndWaker) > 10);
        Explorer.sample(500, RunQueuesTest::sleeperAndWaker);
    }

    /** Three CPUs steal from, give to and wake on one another. */
    private static Scenario traffic() {
        RunQueues queues = queues(3, new Deaf());
        List<TestThread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            TestThread thread = new TestThread("thread " + i);
            threads.add(thread);
            queues.queue(i % 2).wake(thread, 0);
        }
        queues.queue(0).pickNext(0);
        queues.queue(1).pickNext(0);
        Scenario scenario = new Scenario();
        scenario.thread(() -> {
            Schedulable self = queues.queue(0).current();
            if (queues.beginSleep(0, 10) != null) {
                queues.endSwitch(0, 10);
            }
            queues.wake(self, 20);
        });
        scenario.thread(() -> {
            queues.balance(1, 10);
            queues.wake(threads.get(0), 20);
            CpuSet last = new CpuSet();
            last.set(4);
            queues.setAllowed(threads.get(3), last, 30);
        });
        scenario.thread(() -> {
            queues.beginSwitch(2, 10);
            queues.endSwitch(2, 10);
            queues.setPolicy(threads.get(2), Policy.FIFO, 0, 3, 20);
        });
        return scenario.check(() -> {
            int size = 0;
            for (int cpu = 0; cpu < 3; cpu++) {
                size += queues.queue(cpu).size();
            }
            assertEquals(4, size);
            for (TestThread thread : threads) {
                assertNotEquals(Schedulable.State.ASLEEP, thread.state());
            }
        });
    }

    @Test
    void threadsAreNotLostBetweenQueues() {
        Explorer.sample(300, RunQueuesTest::traffic);
    }

    /** Who is woken is about to be moved. */
    private static Scenario wakeAndMove() {
        RunQueues queues = queues(2, new Deaf());
        TestThread thread = new TestThread("thread");
        queues.queue(0).wake(thread, 0);
        queues.queue(0).pickNext(0);
        CpuSet second = new CpuSet();
        second.set(2);
        return new Scenario().thread(() -> {
            queues.setAllowed(thread, second, 10);
            queues.beginSwitch(0, 10);
            queues.endSwitch(0, 10);
        }).thread(() -> {
            queues.wake(thread, 10);
            queues.beginSwitch(1, 20);
            queues.endSwitch(1, 20);
        }).check(() -> {
            assertEquals(1, queues.queue(1).size());
            queues.queue(1).pickNext(30);
            Locks.bind(new HostLockMachine());
            assertNull(queues.beginSleep(1, 40));
        });
    }

    @Test
    void wakeUpsOfThreadsThatMoveAreNotLost() {
        assertTrue(Explorer.explore(2, RunQueuesTest::wakeAndMove) > 10);
    }

    /** Whose nice value changes is about to be stolen. */
    private static Scenario stealAndChange() {
        RunQueues queues = queues(2, new Deaf());
        TestThread one = new TestThread("one");
        TestThread other = new TestThread("other");
        queues.queue(0).wake(one, 0);
        queues.queue(0).wake(other, 0);
        queues.queue(0).pickNext(0);
        return new Scenario().thread(() -> {
            queues.setPolicy(other, Policy.NORMAL, 5, 0, 10);
            queues.wake(other, 10);
        }).thread(() -> {
            queues.beginSwitch(1, 20);
            queues.endSwitch(1, 20);
        }).check(() -> {
            assertEquals(0, one.cpu());
            assertEquals(Weights.ofNice(0) + (other.cpu() == 0 ? Weights.ofNice(5) : 0), queues.queue(0).load());
            assertEquals(other.cpu() == 1 ? Weights.ofNice(5) : 0, queues.queue(1).load());
        });
    }

    @Test
    void changesFindTheQueueThatAThreadMovedTo() {
        assertTrue(Explorer.explore(2, RunQueuesTest::stealAndChange) > 10);
    }
}
