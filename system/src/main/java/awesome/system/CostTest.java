package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.log.Log;
import awesome.kernel.memory.frame.FrameUse;
import awesome.kernel.timer.Timer;
import awesome.kernel.timer.TimerQueue;
import awesome.magic.AlwaysInline;
import awesome.magic.Frame;

/**
 * What the kernel's own operations take: nanoseconds, which are instructions where QEMU counts those. {@code bench/} has
 * it measured so.
 */
final class CostTest {
    private static final int ROUNDS = 20_000;
    /** Locks are taken so often in each round of a loop, which is no part of what they take. */
    private static final int AT_ONCE = 4;
    private static final int OBJECTS = 500_000;
    private static final int INTERRUPTS = 50;
    /** As many as on the Linux next to which they are measured: its tick, its watchdog, and the one that it arms. */
    private static final int TIMERS = 3;
    private static final int MANY_TIMERS = 100;
    private static final long SECOND = 1_000_000_000L;
    private static final long SOON = 20_000;

    /** With its header 64 bytes. */
    private static final class Object64 {
        long a;
        long b;
        long c;
        long d;
        long e;
        long f;
        long g;
    }

    private static final class Idle extends Timer {
        @Override
        protected void expired(long now, long times) {
            throw new IllegalStateException("a timer expired that nobody asked");
        }
    }

    /** Something to do so many times. */
    private interface Operation {
        void run(int rounds);
    }

    private final Log log;
    private final SpinLock lock = new SpinLock(LockClass.of("costs"));
    private final TimerQueue queue = new TimerQueue(0);
    private volatile Object64 last;

    CostTest(Log log) {
        this.log = log;
    }

    /** Writes a line for each; what to end with. */
    String run() {
        Pc.awaitClock();
        measure("spin lock", ROUNDS, this::spin);
        measure("spin lock, interrupts off", ROUNDS, this::spinWithInterruptsOff);
        measure("object of 64 bytes", OBJECTS, this::objects);
        measure("frame", ROUNDS, CostTest::frames);
        measure("frame of zeros", ROUNDS, CostTest::zeros);
        timers("timer", TIMERS);
        timers("timer of a hundred", MANY_TIMERS);
        write("timer interrupt", interrupts());
        measure("interrupt of a processor", ROUNDS, CostTest::processorInterrupts);
        return "end";
    }

    private void measure(String name, int rounds, Operation operation) {
        operation.run(rounds / 10);
        long start = Pc.CLOCK.monotonicNanos();
        operation.run(rounds);
        write(name, (Pc.CLOCK.monotonicNanos() - start) / rounds);
    }

    private void write(String name, long nanos) {
        log.line("selftest: cost of " + name + ": " + nanos + " ns");
    }

    private void spin(int rounds) {
        boolean enabled = Pc.CPU.disableInterrupts();
        SpinLock taken = lock;
        for (int i = 0; i < rounds; i += AT_ONCE) {
            takeAndLetGo(taken);
            takeAndLetGo(taken);
            takeAndLetGo(taken);
            takeAndLetGo(taken);
        }
        if (enabled) {
            Pc.CPU.enableInterrupts();
        }
    }

    @AlwaysInline
    private static void takeAndLetGo(SpinLock lock) {
        lock.acquire();
        lock.letGo();
    }

    private void spinWithInterruptsOff(int rounds) {
        SpinLock taken = lock;
        for (int i = 0; i < rounds; i += AT_ONCE) {
            takeAndRestore(taken);
            takeAndRestore(taken);
            takeAndRestore(taken);
            takeAndRestore(taken);
        }
    }

    @AlwaysInline
    private static void takeAndRestore(SpinLock lock) {
        lock.unlockAndRestore(lock.lockWithInterruptsOff());
    }

    /** To this one: what sending and serving it take together, without what the scheduler does then. */
    private static void processorInterrupts(int rounds) {
        Pc.SCHEDULER.hold();
        for (int i = 0; i < rounds; i++) {
            Pc.PROCESSORS.reschedule(0);
        }
        Pc.SCHEDULER.release();
    }

    private void objects(int rounds) {
        for (int i = 0; i < rounds; i++) {
            last = new Object64();
        }
    }

    private static void frames(int rounds) {
        for (int i = 0; i < rounds; i++) {
            Pc.FRAMES.free(Frame.of(Pc.FRAMES.take(FrameUse.DEVICE)));
        }
    }

    private static void zeros(int rounds) {
        for (int i = 0; i < rounds; i++) {
            Pc.FRAMES.free(Frame.of(Pc.FRAMES.takeZeros(FrameUse.DEVICE)));
        }
    }

    /** Arms timers, each of them the first, tells the machine, and takes them back. */
    private void timers(String name, int count) {
        TimerQueue on = queue;
        Timer[] timers = new Timer[count];
        for (int i = 0; i < count; i++) {
            timers[i] = new Idle();
        }
        boolean enabled = Pc.CPU.disableInterrupts();
        long time = Pc.CLOCK.monotonicNanos() + SECOND / 2;
        long arming = 0;
        long cancelling = 0;
        for (int i = 0; i < ROUNDS / count; i++) {
            long start = Pc.CLOCK.monotonicNanos();
            for (Timer each : timers) {
                time--;
                on.arm(each, time, 0);
                Pc.CLOCK.wakeAt(time);
            }
            long armed = Pc.CLOCK.monotonicNanos();
            for (Timer each : timers) {
                TimerQueue.cancel(each);
            }
            arming += armed - start;
            cancelling += Pc.CLOCK.monotonicNanos() - armed;
        }
        if (enabled) {
            Pc.CPU.enableInterrupts();
        }
        write(name, arming / (ROUNDS / count * count));
        write(name + " taken back", cancelling / (ROUNDS / count * count));
    }

    /** How long the code is away that an interrupt of the timer comes in between, on average. */
    private long interrupts() {
        long sum = 0;
        for (int i = 0; i < INTERRUPTS; i++) {
            boolean enabled = Pc.CPU.disableInterrupts();
            long due = Pc.CLOCK.monotonicNanos() + SOON;
            Pc.CLOCK.wakeAt(due);
            if (enabled) {
                Pc.CPU.enableInterrupts();
            }
            long shortest = SECOND;
            long longest = 0;
            long before = Pc.CLOCK.monotonicNanos();
            while (before < due + SOON) {
                long now = Pc.CLOCK.monotonicNanos();
                shortest = Math.min(shortest, now - before);
                longest = Math.max(longest, now - before);
                before = now;
            }
            // Where time is real, the moment may have passed already.
            sum += Math.max(0, longest - shortest);
        }
        return sum / INTERRUPTS;
    }
}
