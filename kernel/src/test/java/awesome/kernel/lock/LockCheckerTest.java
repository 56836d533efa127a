package awesome.kernel.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.HostLockMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockCheckerTest {
    private static final LockClass FRAMES = LockClass.of("frames");
    private static final LockClass QUEUE = LockClass.of("queue");
    private static final LockClass TIMERS = LockClass.of("timers");

    private final HostLockMachine machine = new HostLockMachine();
    private final SpinLock frames = new SpinLock(FRAMES);
    private final SpinLock queue = new SpinLock(QUEUE);
    private final SpinLock timers = new SpinLock(TIMERS);

    @BeforeEach
    void start() {
        Locks.bind(machine);
        LockChecker.start(2);
    }

    @AfterEach
    void stop() {
        LockChecker.stop();
        Locks.bind(null);
    }

    private static String report(Runnable mistake) {
        return assertThrows(AssertionError.class, mistake::run).getMessage();
    }

    private void framesThenQueue() {
        frames.lock();
        queue.lock();
        queue.unlock();
        frames.unlock();
    }

    private void queueThenTimers() {
        queue.lock();
        timers.lock();
        // In another order than they were taken.
        queue.unlock();
        timers.unlock();
    }

    @Test
    void namesBothSidesOfAnInversion() {
        framesThenQueue();
        queue.lock();
        String report = report(frames::lock);
        assertTrue(report.startsWith("locks are taken in both orders: 'frames' after 'queue', which was taken at "
                + "awesome.kernel.lock."), report);
        assertTrue(report.contains("namesBothSidesOfAnInversion(LockCheckerTest.java:"), report);
        assertTrue(report.contains("; but a lock of 'queue' was taken after one of 'frames' at "), report);
        assertTrue(report.contains("framesThenQueue(LockCheckerTest.java:"), report);
    }

    @Test
    void findsAnInversionByAThird() {
        framesThenQueue();
        queueThenTimers();
        timers.lock();
        String report = report(frames::lock);
        assertTrue(report.contains("both orders: 'frames' after 'timers'"), report);
        assertTrue(report.contains("but a lock of 'queue' was taken after one of 'frames'"), report);
    }

    @Test
    void isContentWithOneOrder() {
        for (int i = 0; i < 3; i++) {
            framesThenQueue();
            queueThenTimers();
            frames.lock();
            timers.lock();
            timers.unlock();
            frames.unlock();
        }
    }

    @Test
    void findsALockTakenTwice() {
        frames.lock();
        String report = report(frames::lock);
        assertTrue(report.startsWith("the lock 'frames' is taken by who has it, which was taken at "), report);
    }

    @Test
    void anInterruptHandlerMayTakeALockWhileOneIsNoted() {
        Locks.bind(new HostLockMachine() {
            private boolean interrupted;

            @Override
            public void trace(int[] frames) {
                super.trace(frames);
                if (!interrupted) {
                    interrupted = true;
                    assertTrue(timers.tryAcquire());
                    timers.letGo();
                }
            }
        });
        assertTrue(queue.tryAcquire());
        queue.letGo();
        queueThenTimers();
    }

    @Test
    void findsALockTakenTwiceEvenIfItIsOff() {
        LockChecker.stop();
        frames.lock();
        assertEquals("CPU 0 takes the lock 'frames' that it has", report(frames::lock));
    }

    @Test
    void locksOfAClassGoByRank() {
        SpinLock first = new SpinLock(QUEUE, 1);
        SpinLock second = new SpinLock(QUEUE, 2);
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
        second.lock();
        String report = report(first::lock);
        assertTrue(report.startsWith("the lock 'queue 1' is taken after 'queue 2', against their order"), report);
    }

    @Test
    void findsARelease() {
        String report = report(frames::letGo);
        assertTrue(report.startsWith("the lock 'frames' is let go of by CPU 0, which does not have it at "), report);
    }

    @Test
    void findsASleeper() {
        LockChecker.willSleep();
        frames.lock();
        String report = report(LockChecker::willSleep);
        assertTrue(report.startsWith("a thread sleeps that has the lock 'frames', which was taken at "), report);
    }

    @Test
    void findsALockThatAHandlerWouldWaitFor() {
        boolean enabled = frames.lockWithInterruptsOff();
        frames.unlockAndRestore(enabled);
        machine.inInterrupt = true;
        machine.enabled = false;
        frames.acquire();
        frames.letGo();
        machine.inInterrupt = false;
        frames.acquire();
        frames.letGo();
        machine.enabled = true;
        String report = report(frames::lock);
        assertTrue(report.startsWith("the lock 'frames' is taken by interrupt handlers at "), report);
        assertTrue(report.contains(" and while interrupts may come at "), report);
    }

    @Test
    void readersCountToo() {
        ReaderWriterLock lock = new ReaderWriterLock(TIMERS);
        queueThenTimers();
        lock.acquireForReading();
        assertTrue(report(queue::lock).contains("'queue' after 'timers'"));
        lock.letGoReading();
        lock.acquireForWriting();
        assertTrue(report(lock::acquireForReading).startsWith("the lock 'timers' is taken by who has it"));
    }
}
