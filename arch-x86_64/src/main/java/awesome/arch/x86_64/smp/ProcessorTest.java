package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.paging.HighLayout;
import awesome.arch.x86_64.trap.ProcessorData;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Cpus;
import awesome.magic.NoAlloc;
import awesome.runtime.thread.Spin;
import java.util.concurrent.atomic.AtomicLong;

/** Has all processors do things for the one that runs this, and checks that each did ({@code selftest=cpus}). */
public final class ProcessorTest {
    private static final int ROUNDS = 200;
    /** Processors that wait keep those of the host busy. */
    private static final int PAUSES = 20;
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    /** Counts on which processor it ran. */
    @NoAlloc("runs on all processors")
    private static final class Count implements Cpus.Task {
        private final long[] counts = new long[Cpus.LIMIT];
        private final AtomicLong all = new AtomicLong();

        @Override
        public void run() {
            counts[ProcessorData.currentNumber()]++;
            all.incrementAndGet();
        }
    }

    private final Processors processors;
    private final Cpu cpu;
    private final Clock clock;
    private final StringBuilder failures = new StringBuilder();
    private long oneNanos;
    private long allNanos;
    private long pauseNanos;

    /** Tests {@code processors}. */
    public ProcessorTest(Processors processors, Cpu cpu, Clock clock) {
        this.processors = processors;
        this.cpu = cpu;
        this.clock = clock;
    }

    /** What came out, for people: starts with {@code passed} or {@code FAILED}. Interrupts are on. */
    public String run() {
        if (processors.count() > 1) {
            callOne();
            callAll();
            post();
            reschedule();
            pause();
        }
        return (failures.length() == 0 ? "passed" : "FAILED:" + failures) + ": " + processors.count() + " in use; to "
                + "one and back " + oneNanos + " ns, to all others " + allNanos + " ns, pause of all others "
                + pauseNanos + " ns";
    }

    private void check(boolean right, String what) {
        if (!right) {
            failures.append(' ').append(what);
        }
    }

    private boolean allHave(Count task, long count) {
        boolean all = true;
        for (long left = processors.others(); left != 0; left &= left - 1) {
            all &= task.counts[Long.numberOfTrailingZeros(left)] == count;
        }
        return all && task.counts[processors.current()] == 0;
    }

    private void callOne() {
        Count task = new Count();
        long start = clock.monotonicNanos();
        for (long left = processors.others(); left != 0; left &= left - 1) {
            for (int i = 0; i < ROUNDS; i++) {
                processors.call(left & -left, task);
            }
        }
        oneNanos = (clock.monotonicNanos() - start) / ROUNDS / Long.bitCount(processors.others());
        check(allHave(task, ROUNDS), "call");
    }

    private void callAll() {
        Count task = new Count();
        long start = clock.monotonicNanos();
        for (int i = 0; i < ROUNDS; i++) {
            processors.call(processors.others(), task);
        }
        allNanos = (clock.monotonicNanos() - start) / ROUNDS;
        check(allHave(task, ROUNDS), "call-all");
    }

    private void post() {
        Count task = new Count();
        for (int i = 0; i < ROUNDS; i++) {
            processors.post(processors.others(), task);
        }
        long end = clock.monotonicNanos() + PATIENCE_NANOS;
        long wanted = (long) ROUNDS * Long.bitCount(processors.others());
        while (task.all.get() != wanted && clock.monotonicNanos() < end) {
            Spin.pause();
        }
        check(allHave(task, ROUNDS), "post");
    }

    private void reschedule() {
        long end = clock.monotonicNanos() + PATIENCE_NANOS;
        for (long left = processors.others(); left != 0; left &= left - 1) {
            long before = processors.reschedules();
            processors.reschedule(Long.numberOfTrailingZeros(left));
            while (processors.reschedules() == before && clock.monotonicNanos() < end) {
                Spin.pause();
            }
            check(processors.reschedules() == before + 1, "reschedule");
        }
    }

    /** Processors that wait still answer calls. */
    private void pause() {
        Count task = new Count();
        long start = clock.monotonicNanos();
        for (int i = 0; i < PAUSES; i++) {
            boolean enabled = cpu.disableInterrupts();
            processors.pause().begin(processors.others(), processors);
            processors.call(processors.others(), task);
            check(areOnTheirStacks(), "pause");
            processors.pause().end();
            if (enabled) {
                cpu.enableInterrupts();
            }
        }
        pauseNanos = (clock.monotonicNanos() - start) / PAUSES;
        check(allHave(task, PAUSES), "call-while-paused");
    }

    private boolean areOnTheirStacks() {
        boolean are = true;
        for (long left = processors.others(); left != 0; left &= left - 1) {
            long pointer = processors.pause().stackPointer(Long.numberOfTrailingZeros(left)).bits();
            are &= pointer > HighLayout.PROCESSORS && pointer < HighLayout.PROCESSORS_END;
        }
        return are;
    }
}
