package awesome.kernel.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.sched.CpuSet;
import awesome.kernel.sched.Policy;
import awesome.kernel.sync.Mutex;
import awesome.kernel.sync.Sleeping;
import awesome.kernel.sync.WaitQueue;
import awesome.magic.VirtAddr;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Several CPUs that switch, wake, steal and let time pass, under chosen interleavings. */
class SchedulerInterleavingTest {
    private static final long WORD = 0x8_0000;
    private static final long OTHER = 0x8_0004;
    private static final long MILLI = 1_000_000;

    private InterleavedProcessors cpus;

    private boolean await(long word, int expected, long deadline) {
        return cpus.scheduler.await(VirtAddr.of(word), expected, deadline);
    }

    private void wake(long word, int count) {
        cpus.scheduler.wake(VirtAddr.of(word), count);
    }

    private void awaitChange(long word) {
        while (cpus.get(word) == 0) {
            await(word, 0, Scheduler.NEVER);
        }
    }

    private void change(long word) {
        cpus.set(word, 1);
        wake(word, 1);
    }

    /** What it does is looked at, though nobody else wants the CPU. */
    @Test
    void whoIsAloneOnACpuIsInterruptedNowAndThen() {
        Explorer.sample(20, () -> {
            cpus = new InterleavedProcessors(2, () -> awaitChange(WORD));
            cpus.start(() -> {
                CpuSet second = new CpuSet();
                second.add(1);
                cpus.scheduler.setAllowed(cpus.scheduler.current(), second);
                long before = cpus.scheduler.current().ran();
                for (int i = 0; i < 20; i++) {
                    cpus.advance(5 * MILLI);
                }
                // It has been charged without asking.
                assertTrue(cpus.scheduler.current().ran() - before >= 80 * MILLI, "no ticks");
                change(WORD);
            });
            return cpus.scenario;
        });
    }

    /** Who looks before the change sleeps after the wake, or is about to, or sleeps already. */
    private Scenario wakeBeforeSleep() {
        cpus = new InterleavedProcessors(2, () -> awaitChange(WORD));
        cpus.start(() -> change(WORD));
        return cpus.scenario;
    }

    @Test
    void aWakeBeforeTheSleepIsNotLost() {
        assertTrue(Explorer.explore(2, this::wakeBeforeSleep) > 100);
        Explorer.sample(500, this::wakeBeforeSleep);
    }

    /** A CPU without work takes over threads that the other one is just leaving. */
    private Scenario stealWhileSwitching() {
        int[] lives = new int[1];
        cpus = new InterleavedProcessors(2, () -> {
            cpus.scheduler.yield();
            lives[0]++;
        });
        for (int i = 0; i < 3; i++) {
            cpus.start(() -> {
                cpus.scheduler.yield();
                cpus.work();
                lives[0]++;
            });
        }
        return cpus.scenario.check(() -> assertEquals(4, lives[0]));
    }

    @Test
    void whoIsStolenHasLeftItsStack() {
        assertTrue(Explorer.explore(1, this::stealWhileSwitching) > 100);
        Explorer.sample(500, this::stealWhileSwitching);
    }

    /** Two wait, one of them not for ever; one is woken while that time ends. */
    private Scenario timeoutRacesWithWake() {
        KernelThread[] both = new KernelThread[2];
        boolean[] go = new boolean[1];
        cpus = new InterleavedProcessors(3, () -> {
            while (!both[0].isWaiting || !both[1].isWaiting) {
                cpus.pass();
            }
            go[0] = true;
            wake(WORD, 1);
        });
        both[0] = cpus.start(() -> {
            if (await(WORD, 0, 2 * MILLI)) {
                change(WORD);
            }
        });
        // Whom nobody else wakes if the first one's time is over.
        both[1] = cpus.start(() -> awaitOnce(WORD));
        cpus.start(() -> {
            while (!go[0]) {
                cpus.pass();
            }
            cpus.advance(3 * MILLI);
        });
        return cpus.scenario;
    }

    private void awaitOnce(long word) {
        assertTrue(await(word, 0, Scheduler.NEVER));
    }

    @Test
    void aWakeThatRacesWithATimeoutReachesSomebody() {
        Explorer.sample(1500, this::timeoutRacesWithWake);
    }

    /** One thread waits, and knows by the answer whether the one wake was for it. */
    private Scenario timeoutOrWake() {
        int[] count = new int[2];
        cpus = new InterleavedProcessors(2, () -> {
            count[0] += await(WORD, 0, 2 * MILLI) ? 1 : 0;
            // What came late must not end another wait.
            count[1] += await(OTHER, 0, 90 * MILLI) ? 1 : 0;
        });
        cpus.start(() -> {
            cpus.set(WORD, 1);
            wake(WORD, 1);
            cpus.advance(3 * MILLI);
            cpus.advance(100 * MILLI);
            // The deadline of who waits only now is later.
            cpus.advance(100 * MILLI);
        });
        return cpus.scenario.check(() -> assertEquals(0, count[1]));
    }

    @Test
    void aWaitIsNotEndedByWhatBelongsToTheOneBefore() {
        assertTrue(Explorer.explore(1, this::timeoutOrWake) > 100);
        Explorer.sample(1000, this::timeoutOrWake);
    }

    /** A thread ends while it is joined, and its memory begins another life. */
    private Scenario exitWhileJoined() {
        KernelThread[] ended = new KernelThread[1];
        int[] lives = new int[1];
        cpus = new InterleavedProcessors(2, () -> {
            awaitChange(WORD);
            while (!cpus.hasEnded(ended[0])) {
                cpus.pass();
            }
            lives[0]++;
        });
        ended[0] = cpus.start(() -> change(WORD));
        // Somebody who wakes it late.
        cpus.start(() -> cpus.scheduler.wake(ended[0]));
        return cpus.scenario.check(() -> assertEquals(1, lives[0]));
    }

    @Test
    void whoIsJoinedLeavesItsStack() {
        Explorer.sample(1000, this::exitWhileJoined);
    }

    /** A mutex whose owner is less urgent than who wants it, and a queue that one of them waits in. */
    private Scenario mutexAndQueue() {
        int[] within = new int[2];
        cpus = new InterleavedProcessors(2, () -> { });
        Mutex mutex = new Mutex("test", cpus.scheduler);
        WaitQueue queue = new WaitQueue(cpus.scheduler);
        for (int i = 0; i < 3; i++) {
            KernelThread thread = cpus.start(() -> {
                mutex.lock();
                assertEquals(0, within[0]++);
                cpus.work();
                within[0]--;
                within[1]++;
                mutex.unlock();
                queue.wakeAll();
                assertTrue(queue.await(() -> within[1] == 3, Sleeping.FOREVER));
            });
            cpus.scheduler.setPolicy(thread, i == 2 ? Policy.FIFO : Policy.NORMAL, 0, i == 2 ? 7 : 0);
        }
        return cpus.scenario.check(() -> assertEquals(3, within[1]));
    }

    @Test
    void mutexesAndQueuesStandOnIt() {
        Explorer.sample(1000, this::mutexAndQueue);
    }

    /** Programs by chance: whatever threads do, no wake is lost, and nobody is in a lock with another. */
    @Property(tries = 300)
    void noWakeIsLost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int number,
            @ForAll @IntRange(min = 2, max = 5) int threads) {
        SchedulerInterleavingTest test = new SchedulerInterleavingTest();
        Explorer.sample(1, () -> test.programs(seed, number, threads));
    }

    private Scenario programs(long seed, int number, int threads) {
        int[] within = new int[2];
        cpus = new InterleavedProcessors(number, () -> { });
        for (int i = 0; i < threads; i++) {
            Random random = new Random(seed + i);
            KernelThread[] self = new KernelThread[1];
            self[0] = cpus.start(() -> {
                for (int round = 0; round < 4; round++) {
                    lock();
                    assertEquals(0, within[0]++);
                    switch (random.nextInt(6)) {
                        case 0 -> cpus.scheduler.yield();
                        case 1 -> cpus.advance(random.nextInt(6_000_000));
                        case 2 -> {
                            CpuSet set = new CpuSet();
                            set.add(random.nextInt(number));
                            cpus.scheduler.setAllowed(self[0], set);
                        }
                        case 3 -> cpus.scheduler.setPolicy(self[0], Policy.NORMAL, random.nextInt(40) - 20, 0);
                        case 4 -> cpus.scheduler.setPolicy(self[0], Policy.ROUND_ROBIN, 0, 1 + random.nextInt(99));
                        default -> wake(OTHER, random.nextInt(3));
                    }
                    within[0]--;
                    within[1]++;
                    unlock();
                }
            });
        }
        return cpus.scenario.check(() -> assertEquals(threads * 4, within[1]));
    }

    /** A lock as {@code FatMonitors} has it: 0 free, 1 held, 2 held and perhaps awaited. */
    private void lock() {
        if (swap(1, 0)) {
            return;
        }
        while (!swap(2, -1)) {
            await(WORD, 2, Scheduler.NEVER);
        }
    }

    /** Sets the word if it is {@code expected}, or at any rate for -1; whether it was 0. */
    private boolean swap(int value, int expected) {
        int before = cpus.get(WORD);
        if (expected < 0 || before == expected) {
            cpus.put(WORD, value);
        }
        return before == 0;
    }

    private void unlock() {
        int before = cpus.get(WORD);
        cpus.put(WORD, 0);
        if (before == 2) {
            wake(WORD, 1);
        }
    }
}
