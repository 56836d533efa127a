package awesome.kernel.sched;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One CPU in virtual time: runs what its queue says, with a timer and things that happen at times. */
final class VirtualCpu {
    /** What happens at a time. */
    interface Event {
        void happen();
    }

    private record Timed(long time, Event event) {}

    private final List<Timed> events = new ArrayList<>();
    final RunQueue queue = new RunQueue(0, new TestThread("idle"));
    long now = 1_000;
    /** How often a thread was chosen. */
    int picks;
    private boolean needsSwitch;

    /** A thread that is ready from now on. */
    TestThread start(String name, Policy policy, int nice, int priority) {
        TestThread thread = new TestThread(name);
        queue.setPolicy(thread, policy, nice, priority, now);
        wake(thread);
        return thread;
    }

    TestThread start(String name, int nice) {
        return start(name, Policy.NORMAL, nice, 0);
    }

    void wake(TestThread thread) {
        needsSwitch |= queue.wake(thread, now);
    }

    /** The thread that runs sleeps. */
    void sleep() {
        queue.sleep(now);
        pick();
    }

    void yield() {
        queue.yield(now);
        pick();
    }

    void note(boolean preempt) {
        needsSwitch |= preempt;
    }

    private void pick() {
        queue.pickNext(now);
        picks++;
        needsSwitch = false;
    }

    /** Something happens {@code nanos} from now. */
    void after(long nanos, Event event) {
        events.add(new Timed(now + nanos, event));
    }

    Schedulable current() {
        return queue.current();
    }

    /** Lets {@code nanos} pass. */
    void run(long nanos) {
        long end = now + nanos;
        switchIfNeeded();
        while (now < end) {
            long next = Math.min(end, queue.nextTimer(now));
            Timed due = null;
            for (Timed timed : events) {
                if (due == null || timed.time < due.time) {
                    due = timed;
                }
            }
            if (due != null && due.time > next) {
                due = null;
            }
            now = Math.max(now, due == null ? next : due.time);
            needsSwitch |= queue.charge(now);
            if (due != null) {
                events.remove(due);
                due.event.happen();
            }
            switchIfNeeded();
        }
    }

    /** Lets time pass, 0.1 ms at a time, until something is so. */
    void runUntil(BooleanSupplier condition) {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            assertTrue(i < 100_000, "not within 10 s");
            run(100_000);
        }
    }

    private void switchIfNeeded() {
        if (needsSwitch) {
            pick();
        }
    }
}
