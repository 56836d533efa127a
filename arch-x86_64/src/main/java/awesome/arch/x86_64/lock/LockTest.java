package awesome.arch.x86_64.lock;

import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.Locks;
import awesome.kernel.lock.ReaderWriterLock;
import awesome.kernel.lock.SequenceLock;
import awesome.kernel.lock.SharedInt;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpus;
import awesome.magic.NeverInline;
import awesome.magic.NoAlloc;

/** Has all processors take the same locks again and again ({@code selftest=locks}). */
public final class LockTest {
    /** Few: a virtual processor that has its turn may have to wait for one of the host's. */
    private static final int ROUNDS = 100;
    private static final int MEASURED_ROUNDS = 20_000;
    private static final LockClass FIRST = LockClass.of("first of the test");
    private static final LockClass SECOND = LockClass.of("second of the test");

    /** What each processor does. */
    @NoAlloc("runs on all processors")
    private static final class Work implements Cpus.Task {
        private final SpinLock spin = new SpinLock(FIRST);
        private final ReaderWriterLock shared = new ReaderWriterLock(SECOND);
        private final SequenceLock sequence = new SequenceLock();
        private long count;
        private long left;
        private long right;
        private boolean torn;
        /** How many have done it. */
        private final SharedInt done = new SharedInt();

        @Override
        public void run() {
            for (int i = 0; i < ROUNDS; i++) {
                boolean enabled = spin.lockWithInterruptsOff();
                count++;
                spin.unlockAndRestore(enabled);
                write();
                read();
            }
            done.getAndAdd(1);
        }

        private void write() {
            boolean enabled = spin.lockWithInterruptsOff();
            shared.acquireForWriting();
            sequence.startWriting();
            left++;
            right++;
            sequence.endWriting();
            shared.letGoWriting();
            spin.unlockAndRestore(enabled);
        }

        private void read() {
            int start;
            boolean same;
            do {
                start = sequence.startReading();
                same = left == right;
            } while (sequence.mustReadAgain(start));
            torn |= !same;
        }

        private void takeAndLetGo() {
            boolean enabled = spin.lockWithInterruptsOff();
            spin.unlockAndRestore(enabled);
        }
    }

    private final Cpus cpus;
    private final Clock clock;

    /** A test for all of {@code cpus}. */
    public LockTest(Cpus cpus, Clock clock) {
        this.cpus = cpus;
        this.clock = clock;
    }

    /** What came out, for people: starts with {@code passed} or {@code FAILED}. Interrupts are on. */
    public String run() {
        Work work = new Work();
        cpus.post(cpus.others(), work);
        work.run();
        // A call would not do: who waits for a lock answers it in the middle of the task.
        while (work.done.get() != cpus.count()) {
            Locks.machine().relax();
        }
        long wanted = (long) ROUNDS * cpus.count();
        boolean right = work.count == wanted && work.left == wanted && work.right == wanted && !work.torn;
        long start = clock.monotonicNanos();
        for (int i = 0; i < MEASURED_ROUNDS; i++) {
            work.takeAndLetGo();
        }
        long nanos = (clock.monotonicNanos() - start) / MEASURED_ROUNDS;
        return (right ? "passed" : "FAILED") + ": " + work.count + " of " + wanted + " with " + cpus.count()
                + " processors; to take a lock and let it go " + nanos + " ns";
    }

    /** Takes two locks in both orders, which is a panic if orders are checked ({@code lockcheck}). */
    public static void invert() {
        SpinLock first = new SpinLock(FIRST);
        SpinLock second = new SpinLock(SECOND);
        takeBoth(first, second);
        takeBoth(second, first);
    }

    @NeverInline("it shows in the report")
    private static void takeBoth(SpinLock outer, SpinLock inner) {
        outer.lock();
        inner.lock();
        inner.unlock();
        outer.unlock();
    }
}
