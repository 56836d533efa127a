package awesome.kernel.lock;

import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/**
 * Finds mistakes with locks before they make a machine hang: it remembers which class of locks was taken while one of
 * another was held, and stops at the first lock that is taken the other way round, even if nobody waits for anybody at
 * that moment. It also stops who takes a lock twice, lets go of one that it does not have, or sleeps while it has one,
 * and who lets interrupts come while it has a lock that interrupt handlers take. Reports name both sides by Java lines.
 * It is off unless {@linkplain #start started}; each lock then takes some microseconds.
 */
@NoAlloc("interrupt handlers take locks")
public final class LockChecker {
    private static final int LINES_SHOWN = 4;
    private static final String[] HIDDEN = {"awesome.kernel.lock.LockChecker.", "awesome.kernel.lock.HeldLocks.",
        "awesome.kernel.lock.SpinLock.", "awesome.kernel.lock.ReaderWriterLock."};

    private static LockChecker active;

    private final HeldLocks[] onCpu;
    /** Bit {@code b} of word {@code a}: a lock of class {@code b} was taken while one of class {@code a} was held. */
    private final long[] followers = new long[LockClass.MOST];
    private final LockClass[] classes = new LockClass[LockClass.MOST];
    /** Where each of these was seen first. */
    private final int[][] seenAt = new int[LockClass.MOST * LockClass.MOST][];
    private final int[][] spare;
    /** Where locks of each class were first taken by interrupt handlers. */
    private final int[][] interruptFrames = new int[LockClass.MOST][];
    /** Where locks of each class were first taken while interrupts may come. */
    private final int[][] normalFrames = new int[LockClass.MOST][];
    private int usedSpare;
    /** Classes of which a lock was taken by an interrupt handler. */
    private long inInterrupts;
    /** Classes of which a lock was taken while interrupts may come. */
    private long inOthers;
    /** Guards what was seen. */
    private final SharedInt busy = new SharedInt();

    private LockChecker(int cpus) {
        onCpu = new HeldLocks[cpus];
        for (int i = 0; i < cpus; i++) {
            onCpu[i] = new HeldLocks();
        }
        spare = new int[4 * LockClass.MOST][HeldLocks.DEPTH];
    }

    /** Starts to check, on a machine with {@code cpus} CPUs; no lock is held. Before other CPUs start. */
    @MayAllocate("ordinary code calls it")
    public static void start(int cpus) {
        active = new LockChecker(cpus);
    }

    /** No longer checks. */
    public static void stop() {
        active = null;
    }

    /** Whether one checks. */
    public static boolean isActive() {
        return active != null;
    }

    static LockChecker active() {
        return active;
    }

    private HeldLocks here() {
        return onCpu[Locks.machine().cpu()];
    }

    /** Somebody is about to wait for a lock. */
    void wants(CheckedLock lock) {
        noteContext(lock);
        HeldLocks held = here();
        for (int i = 0; i < held.count(); i++) {
            CheckedLock other = held.at(i);
            if (other == null) {
                continue;
            }
            if (other == lock) {
                failTwice(held, i);
            }
            if (other.kind() == lock.kind()) {
                if (other.rank() >= lock.rank()) {
                    failRank(lock, held, i);
                }
            } else {
                note(held, i, lock);
            }
        }
    }

    /** Lock {@code index} of {@code held} comes before {@code lock}, from now on for ever. */
    private void note(HeldLocks held, int index, CheckedLock lock) {
        int before = held.at(index).kind().number();
        int after = lock.kind().number();
        if ((followers[before] >>> after & 1) != 0) {
            return;
        }
        begin();
        classes[before] = held.at(index).kind();
        classes[after] = lock.kind();
        int wrong = firstStep(after, before);
        if (wrong < 0) {
            followers[before] |= 1L << after;
            seenAt[before * LockClass.MOST + after] = spareTrace();
        }
        busy.release(0);
        if (wrong >= 0) {
            failOrder(held, index, lock, wrong);
        }
    }

    private void begin() {
        while (!busy.compareAndSet(0, 1)) {
            Locks.machine().relax();
        }
    }

    /** Where the caller is, in memory that was set aside; null if there is none left. */
    private int[] spareTrace() {
        if (usedSpare == spare.length) {
            return null;
        }
        int[] frames = spare[usedSpare++];
        Locks.machine().trace(frames);
        return frames;
    }

    /** Notes whether a handler takes the lock, or somebody whom a handler could interrupt. */
    private void noteContext(CheckedLock lock) {
        boolean inInterrupt = Locks.machine().isInInterrupt();
        if (!inInterrupt && !Locks.machine().isInterruptible()) {
            return;
        }
        long bit = 1L << lock.kind().number();
        if (((inInterrupt ? inInterrupts : inOthers) & bit) != 0) {
            return;
        }
        begin();
        if (inInterrupt) {
            inInterrupts |= bit;
            interruptFrames[lock.kind().number()] = spareTrace();
        } else {
            inOthers |= bit;
            normalFrames[lock.kind().number()] = spareTrace();
        }
        busy.release(0);
        if ((inInterrupts & inOthers & bit) != 0) {
            failContext(lock);
        }
    }

    /** The class after {@code from} on a way to class {@code to} by what has been seen; -1 if there is no way. */
    private int firstStep(int from, int to) {
        for (int step = 0; step < LockClass.MOST; step++) {
            if ((followers[from] >>> step & 1) != 0 && (reachable(step) >>> to & 1) != 0) {
                return step;
            }
        }
        return -1;
    }

    private long reachable(int from) {
        long reached = 1L << from;
        long open = reached;
        while (open != 0) {
            int each = Long.numberOfTrailingZeros(open);
            open &= open - 1;
            long found = followers[each] & ~reached;
            reached |= found;
            open |= found;
        }
        return reached;
    }

    /** Somebody has got a lock. */
    void has(CheckedLock lock) {
        HeldLocks held = here();
        if (held.isFull()) {
            fail("too many locks are held at once", held, 0);
        }
        held.add(lock);
    }

    /** Somebody is about to let go of a lock. */
    void letsGo(CheckedLock lock) {
        HeldLocks held = here();
        int index = held.indexOf(lock);
        if (index < 0) {
            failRelease(lock);
        }
        held.remove(index);
    }

    /** The current thread is about to sleep: it must not have a lock that spins. Any context. */
    public static void willSleep() {
        LockChecker checker = active;
        if (checker != null && checker.here().count() != 0) {
            HeldLocks held = checker.here();
            checker.failSleep(held);
        }
    }

    @MayAllocate("the kernel stops")
    private void fail(String what, HeldLocks held, int index) {
        Locks.machine().fail(what + where(", which was taken", held.framesAt(index)) + where("; now", framesHere()));
    }

    @MayAllocate("the kernel stops")
    private void failTwice(HeldLocks held, int index) {
        fail("the lock '" + held.at(index).label() + "' is taken by who has it", held, index);
    }

    @MayAllocate("the kernel stops")
    private void failRank(CheckedLock lock, HeldLocks held, int index) {
        fail("the lock '" + lock.label() + "' is taken after '" + held.at(index).label() + "', against their order",
                held, index);
    }

    @MayAllocate("the kernel stops")
    private void failSleep(HeldLocks held) {
        fail("a thread sleeps that has the lock '" + held.at(0).label() + "'", held, 0);
    }

    @MayAllocate("the kernel stops")
    private void failRelease(CheckedLock lock) {
        Locks.machine().fail("the lock '" + lock.label() + "' is let go of by CPU " + Locks.machine().cpu()
                + ", which does not have it" + where("", framesHere()) + whoHas(lock));
    }

    @MayAllocate("the kernel stops")
    private void failOrder(HeldLocks held, int index, CheckedLock lock, int step) {
        CheckedLock before = held.at(index);
        Locks.machine().fail("locks are taken in both orders: '" + lock.label() + "' after '" + before.label() + "'"
                + where(", which was taken", held.framesAt(index)) + where("; now", framesHere())
                + "; but a lock of '" + classes[step].name() + "' was taken after one of '" + lock.kind().name() + "'"
                + where("", seenAt[lock.kind().number() * LockClass.MOST + step]));
    }

    @MayAllocate("the kernel stops")
    private void failContext(CheckedLock lock) {
        int[] other = interruptFrames[lock.kind().number()];
        int[] normal = normalFrames[lock.kind().number()];
        Locks.machine().fail("the lock '" + lock.label() + "' is taken by interrupt handlers" + where("", other)
                + " and while interrupts may come" + where("", normal));
    }

    /** Who has a lock and where it was taken, for people; empty if nobody has. */
    @MayAllocate("the kernel stops")
    String whoHas(CheckedLock lock) {
        StringBuilder text = new StringBuilder();
        for (int cpu = 0; cpu < onCpu.length; cpu++) {
            int index = onCpu[cpu].indexOf(lock);
            if (index >= 0) {
                text.append(where("; CPU " + cpu + " has it, taken", onCpu[cpu].framesAt(index)));
            }
        }
        return text.toString();
    }

    @MayAllocate("the kernel stops")
    private static int[] framesHere() {
        int[] frames = new int[HeldLocks.DEPTH];
        Locks.machine().trace(frames);
        return frames;
    }

    /** The first few lines that are not of locks themselves. */
    @MayAllocate("the kernel stops")
    private static String where(String what, int[] frames) {
        StringBuilder text = new StringBuilder(what);
        int shown = 0;
        for (int i = 0; frames != null && i < frames.length && frames[i] != 0; i++) {
            for (String line : Locks.machine().lines(frames[i])) {
                if (shown < LINES_SHOWN && !isHidden(line)) {
                    text.append(shown == 0 ? " at " : " from ").append(line);
                    shown++;
                }
            }
        }
        return text.toString();
    }

    @MayAllocate("the kernel stops")
    private static boolean isHidden(String line) {
        for (String hidden : HIDDEN) {
            if (line.startsWith(hidden)) {
                return true;
            }
        }
        return false;
    }
}
