package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.sched.RunQueues;
import awesome.kernel.sched.Schedulable;
import awesome.kernel.sync.Mutex;
import awesome.kernel.sync.DeferredWakes;
import awesome.kernel.sync.Sleeping;
import awesome.kernel.sync.SyncThread;
import awesome.kernel.sync.WaitQueue;
import awesome.kernel.timer.Timer;
import awesome.kernel.timer.TimerQueue;
import awesome.magic.NoAlloc;

/** Plays scheduling through with threads that are nothing but names, and measures it ({@code selftest=sched}). */
final class ScheduleTest {
    private static final int THREADS = 8;
    private static final int TIMERS = 100;
    private static final int ROUNDS = 20_000;
    private static final long SLICE = 1_000_000;

    private static final class Actor extends SyncThread {}

    /** Sleeping for one thread, which never has to. */
    @NoAlloc("locks are taken when there may be no memory")
    private static final class Alone implements Sleeping {
        private final Actor self = new Actor();
        private final DeferredWakes deferred = new DeferredWakes(this);

        @Override
        public SyncThread current() {
            return self;
        }

        @Override
        public boolean sleep(long deadline) {
            return false;
        }

        @Override
        public void wake(SyncThread thread) {}

        @Override
        public DeferredWakes deferredWakes() {
            return deferred;
        }

        @Override
        public void lend(SyncThread thread, int urgency) {}
    }

    /** Nobody is told that a thread should make way: the test says who does. */
    @NoAlloc("threads are switched with interrupts off")
    private static final class Deaf implements RunQueues.Port {
        @Override
        public void reschedule(int cpu) {}

        @Override
        public void timer(int cpu, long time) {}
    }

    private static final class Counter extends Timer {
        private static int expired;
        private static boolean inOrder = true;
        private static long last;

        @Override
        protected void expired(long now, long times) {
            inOrder &= last <= time();
            last = time();
            expired++;
        }
    }

    private final StringBuilder failures = new StringBuilder();

    /** What came out, for people: starts with {@code passed} or {@code FAILED}. */
    String run() {
        boolean enabled = Pc.CPU.disableInterrupts();
        long switched = switches();
        long armed = timers();
        if (enabled) {
            Pc.CPU.enableInterrupts();
        }
        long locked = mutexes();
        return (failures.length() == 0 ? "passed" : "FAILED:" + failures) + ": to sleep, choose and wake " + switched
                + " ns, to arm and cancel one of " + TIMERS + " timers " + armed + " ns, a mutex " + locked + " ns";
    }

    private void check(boolean right, String what) {
        if (!right) {
            failures.append(' ').append(what);
        }
    }

    /** Each gets the same, though they sleep at times. */
    private long switches() {
        RunQueues queues = new RunQueues(new Deaf());
        queues.add(new Actor());
        Actor[] actors = new Actor[THREADS];
        long now = 0;
        for (int i = 0; i < THREADS; i++) {
            actors[i] = new Actor();
            queues.start(actors[i], now);
        }
        queues.beginSwitch(0, now);
        queues.endSwitch(0, now);
        long start = Pc.CLOCK.monotonicNanos();
        for (int i = 0; i < ROUNDS; i++) {
            now += SLICE;
            Schedulable sleeper = queues.queue(0).current();
            queues.beginSleep(0, now);
            queues.endSwitch(0, now);
            queues.wake(sleeper, now);
        }
        long nanos = (Pc.CLOCK.monotonicNanos() - start) / ROUNDS;
        for (Actor actor : actors) {
            check(Math.abs(actor.ran() - ROUNDS * SLICE / THREADS) <= 2 * Schedulable.NORMAL_SLICE, "share");
        }
        return nanos;
    }

    private long timers() {
        TimerQueue queue = new TimerQueue(0);
        Counter[] timers = new Counter[TIMERS];
        for (int i = 0; i < TIMERS; i++) {
            timers[i] = new Counter();
            queue.arm(timers[i], i * 7919 % TIMERS, 0);
        }
        long start = Pc.CLOCK.monotonicNanos();
        for (int i = 0; i < ROUNDS; i++) {
            Counter timer = timers[i % TIMERS];
            long time = timer.time();
            check(TimerQueue.cancel(timer), "cancel");
            queue.arm(timer, time, 0);
        }
        long nanos = (Pc.CLOCK.monotonicNanos() - start) / ROUNDS;
        queue.expire(TIMERS);
        check(Counter.expired == TIMERS && Counter.inOrder && queue.next() == TimerQueue.FOREVER, "expiry");
        return nanos;
    }

    private long mutexes() {
        Alone alone = new Alone();
        Mutex mutex = new Mutex("of the test", alone);
        WaitQueue queue = new WaitQueue(alone);
        long start = Pc.CLOCK.monotonicNanos();
        for (int i = 0; i < ROUNDS; i++) {
            mutex.lock();
            mutex.unlock();
        }
        long nanos = (Pc.CLOCK.monotonicNanos() - start) / ROUNDS;
        queue.wakeAll();
        check(!queue.await(() -> false, 1) && queue.await(() -> true, 1), "wait");
        return nanos;
    }
}
