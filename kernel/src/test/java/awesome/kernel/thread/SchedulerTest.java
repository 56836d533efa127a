package awesome.kernel.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.VirtAddr;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final long WORD = 0x8_0000;
    private static final long OTHER = 0x8_0004;
    private static final long MILLI = 1_000_000;

    private final SimulatedProcessor processor = new SimulatedProcessor();
    private final Scheduler scheduler = processor.scheduler;

    private boolean await(long word, int expected, long nanos) {
        long deadline = nanos < 0 ? Scheduler.NEVER : processor.monotonicNanos() + nanos;
        return scheduler.await(VirtAddr.of(word), expected, deadline);
    }

    private void wake(long word, int count) {
        scheduler.wake(VirtAddr.of(word), count);
    }

    private void say(String what) {
        processor.log.add(what);
    }

    @Test
    void whoWaitedLongestIsWokenFirst() {
        processor.run(() -> {
            for (String name : List.of("a", "b", "c", "d")) {
                processor.start(() -> {
                    await(name.equals("b") ? OTHER : WORD, 0, -1);
                    say(name);
                });
                scheduler.yield();
            }
            wake(WORD, 2);
            scheduler.yield();
            scheduler.yield();
            say("-");
            wake(WORD, 9);
            scheduler.yield();
            say("-");
            wake(OTHER, 9);
        });
        assertEquals(List.of("a", "c", "-", "d", "-", "b"), processor.log);
    }

    @Test
    void aWordThatHasChangedIsNotWaitedFor() {
        processor.run(() -> {
            processor.set(WORD, 1);
            assertTrue(await(WORD, 0, -1));
            assertTrue(await(WORD, 0, 5), "the time is not looked at");
        });
    }

    @Test
    void aWaitEndsWhenItsTimeIsOver() {
        processor.run(() -> {
            long start = processor.monotonicNanos();
            assertFalse(await(WORD, 0, 7 * MILLI));
            assertEquals(7 * MILLI, processor.monotonicNanos() - start);
            assertFalse(await(WORD, 0, 0), "a deadline that has passed");
            wake(WORD, 1);
            assertFalse(await(WORD, 0, MILLI), "a wake before the wait counts for nothing");
        });
    }

    @Test
    void aWaitThatIsWokenIsNotWokenByTimeAgain() {
        processor.run(() -> {
            processor.start(() -> {
                assertTrue(await(WORD, 0, 5 * MILLI));
                assertFalse(await(WORD, 0, 20 * MILLI));
                say("late");
            });
            processor.work(MILLI);
            scheduler.yield();
            wake(WORD, 1);
            assertFalse(await(OTHER, 0, 15 * MILLI));
            say("early");
        });
        assertEquals(List.of("early", "late"), processor.log);
    }

    @Test
    void timeIsCountedAsWhatInterruptsFind() {
        processor.run(() -> {
            KernelThread self = scheduler.current();
            processor.work(3 * MILLI);
            scheduler.ran();
            processor.work(MILLI);
            scheduler.interruptedInKernel();
            assertEquals(3 * MILLI, self.kernelNanos(), "as of when it was charged last");
            processor.disableInterrupts();
            scheduler.interruptedInUser();
            assertEquals(MILLI, self.userNanos(), "up to now");
            // The next comes at once: the tick was late.
            scheduler.interruptedInKernel();
            processor.enableInterrupts();
            assertEquals(MILLI, self.userNanos());
            assertEquals(3 * MILLI, self.kernelNanos());
            processor.work(2 * MILLI);
            scheduler.countAsKernel();
            assertEquals(5 * MILLI, self.kernelNanos());
        });
    }

    /** The machine may have stood still: a timer of user time does not expire before the program goes on. */
    @Test
    void anInterruptThatIsLateCountsForOne() {
        processor.run(() -> {
            KernelThread self = scheduler.current();
            scheduler.countAsKernel();
            for (int i = 1; i <= 2; i++) {
                processor.work(400 * MILLI);
                processor.disableInterrupts();
                scheduler.interruptedInUser();
                processor.enableInterrupts();
                assertEquals(i * 12_500_000, self.userNanos());
            }
        });
    }

    @Test
    void threadsThatNeverYieldShareTheProcessor() {
        long[] ended = new long[2];
        long start = processor.monotonicNanos();
        processor.run(() -> {
            for (int i = 0; i < 2; i++) {
                int mine = i;
                processor.start(() -> {
                    processor.work(100 * MILLI);
                    ended[mine] = processor.monotonicNanos() - start;
                });
            }
        });
        assertEquals(200 * MILLI, Math.max(ended[0], ended[1]));
        assertTrue(Math.min(ended[0], ended[1]) > 180 * MILLI, "one came after the other");
    }

    @Test
    void whoSleepsIsServedAlthoughOthersAreBusy() {
        processor.run(() -> {
            for (int i = 0; i < 3; i++) {
                processor.start(() -> processor.work(200 * MILLI));
            }
            for (int i = 0; i < 5; i++) {
                long start = processor.monotonicNanos();
                assertFalse(await(WORD, 0, 10 * MILLI));
                long late = processor.monotonicNanos() - start - 10 * MILLI;
                assertTrue(late < 10 * MILLI, "late by " + late);
            }
        });
    }

    @Test
    void whoHoldsTheProcessorKeepsIt() {
        processor.run(() -> {
            scheduler.hold();
            scheduler.hold();
            processor.start(() -> say("other"));
            processor.work(100 * MILLI);
            scheduler.release();
            processor.work(100 * MILLI);
            say("first");
            assertThrows(IllegalStateException.class, () -> await(WORD, 0, -1));
            processor.enableInterrupts();
            scheduler.release();
            processor.work(100 * MILLI);
            say("again");
        });
        assertEquals(List.of("first", "other", "again"), processor.log);
    }

    @Test
    void theMemoryOfAThreadIsFreeOnceItHasLeftItsStack() {
        processor.run(() -> {
            KernelThread thread = processor.start(() -> say("lived"));
            assertFalse(processor.hasEnded(thread));
            scheduler.yield();
            assertTrue(processor.hasEnded(thread));
        });
        assertEquals(List.of("lived"), processor.log);
    }

    @Test
    void theIdleThreadRunsWhenNoOtherDoes() {
        int[] pieces = {3};
        processor.run(() -> {
            processor.startIdle(() -> {
                say("idle");
                return --pieces[0] > 0;
            });
            processor.work(50 * MILLI);
            say("awake");
            assertFalse(await(WORD, 0, MILLI));
            say("awake");
        });
        assertEquals(List.of("awake", "idle", "idle", "idle", "awake"), processor.log.subList(0, 5));
    }

    /** A lock as {@code FatMonitors} has it: 0 free, 1 held, 2 held and perhaps awaited. */
    private void lock() {
        if (processor.get(WORD) == 0) {
            processor.set(WORD, 1);
            return;
        }
        while (true) {
            int before = processor.get(WORD);
            processor.set(WORD, 2);
            if (before == 0) {
                return;
            }
            processor.work(1000);
            await(WORD, 2, -1);
        }
    }

    private void unlock() {
        int before = processor.get(WORD);
        processor.set(WORD, 0);
        if (before == 2) {
            processor.work(1000);
            wake(WORD, 1);
        }
    }

    /** Whatever threads do, no wake is lost, and nobody is in a lock with another. */
    @Property(tries = 200)
    void noWakeIsLost(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int threads) {
        new SchedulerTest().useLock(seed, threads);
    }

    private void useLock(long seed, int threads) {
        int[] within = new int[2];
        processor.run(() -> {
            for (int i = 0; i < threads; i++) {
                Random random = new Random(seed + i);
                processor.start(() -> {
                    for (int round = 0; round < 20; round++) {
                        processor.work(random.nextInt(3_000_000));
                        lock();
                        assertEquals(0, within[0]++);
                        switch (random.nextInt(4)) {
                            case 0 -> scheduler.yield();
                            case 1 -> processor.work(random.nextInt(6_000_000));
                            case 2 -> await(OTHER, 0, random.nextInt(4_000_000));
                            default -> wake(OTHER, random.nextInt(3));
                        }
                        within[0]--;
                        within[1]++;
                        unlock();
                    }
                });
            }
        });
        assertEquals(threads * 20, within[1]);
    }
}
