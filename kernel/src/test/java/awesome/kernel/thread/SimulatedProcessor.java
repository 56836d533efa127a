package awesome.kernel.thread;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.lock.Locks;
import awesome.magic.VirtAddr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One processor with a timer. Its threads are threads of the JVM of which one runs at a time; its time stands still but
 * when a thread {@linkplain #work works} or the processor waits for an interrupt.
 */
final class SimulatedProcessor implements TestMachine {
    /** A thread of the processor. */
    private static final class Area {
        final Semaphore turn = new Semaphore(0);
        Object record;
        Runnable body;
        int held;
        boolean requested;
        boolean ended;
    }

    private static final long FIRST = 0x1000;
    private static final long STEP = 0x1000;
    private static final long NEVER = Long.MAX_VALUE;

    final Scheduler scheduler;
    final List<String> log = new ArrayList<>();
    private final Map<Long, Area> areas = new HashMap<>();
    private final Map<Long, Integer> words = new HashMap<>();
    private final Semaphore allEnded = new Semaphore(0);
    private Area current;
    private boolean enabled;
    private long now = 1_000_000;
    private long wake = NEVER;
    private int living = 1;
    private Throwable problem;

    SimulatedProcessor() {
        Locks.bind(new HostLockMachine());
        scheduler = new Scheduler(this, this, this);
        current = new Area();
        areas.put(FIRST, current);
        scheduler.adopt(new KernelThread(VirtAddr.of(FIRST)));
        enabled = true;
    }

    /** Runs {@code main} as the first thread, and all that it starts to their ends. */
    void run(Runnable main) {
        Area first = current;
        first.body = main;
        Thread thread = new Thread(() -> live(first), "first");
        thread.setDaemon(true);
        thread.start();
        first.turn.release();
        try {
            assertTrue(allEnded.tryAcquire(30, TimeUnit.SECONDS), () -> "threads wait for ever: " + log);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (problem != null) {
            throw new AssertionError(problem);
        }
    }

    private void live(Area area) {
        area.turn.acquireUninterruptibly();
        try {
            if (area != areas.get(FIRST)) {
                scheduler.begin();
            }
            area.body.run();
        } catch (Throwable e) {
            problem = e;
            allEnded.release();
            return;
        }
        living--;
        if (living == 0) {
            allEnded.release();
        } else {
            scheduler.exit();
        }
    }

    private Area prepare(VirtAddr address, Runnable body) {
        Area area = new Area();
        area.body = body;
        areas.put(address.bits(), area);
        Thread thread = new Thread(() -> live(area));
        thread.setDaemon(true);
        thread.start();
        return area;
    }

    /** Starts a thread. */
    KernelThread start(Runnable body) {
        VirtAddr address = VirtAddr.of(FIRST + STEP * areas.size());
        KernelThread record = new KernelThread(address);
        prepare(address, body).record = record;
        living++;
        scheduler.start(record);
        return record;
    }

    /** Gives the scheduler an idle thread. */
    void startIdle(Scheduler.IdleWork work) {
        VirtAddr address = VirtAddr.of(FIRST + STEP * areas.size());
        prepare(address, () -> scheduler.runIdle(work)).record = scheduler.idle();
        scheduler.idle().setArea(address);
    }

    /** Computes for so long; interrupts come when they are due. */
    void work(long nanos) {
        long left = nanos;
        while (left > 0) {
            long step = Math.min(left, Math.max(0, wake - now));
            now += step;
            left -= step;
            if (now >= wake) {
                // Others may run meanwhile.
                interrupt();
            }
        }
    }

    private void interrupt() {
        assertTrue(enabled);
        enabled = false;
        wake = NEVER;
        scheduler.timerInterrupt();
        if (current.requested && current.held == 0) {
            scheduler.preempt();
        }
        assertFalse(enabled, "interrupts were let through too early");
        enabled = true;
    }

    void set(long word, int value) {
        words.put(word, value);
    }

    int get(long word) {
        return words.getOrDefault(word, 0);
    }

    /** Whether the memory of a thread may be used again. */
    boolean hasEnded(KernelThread thread) {
        return areas.get(thread.area().bits()).ended;
    }

    @Override
    public void enableInterrupts() {
        enabled = true;
    }

    @Override
    public boolean disableInterrupts() {
        boolean before = enabled;
        enabled = false;
        return before;
    }

    @Override
    public void waitForInterrupt() {
        assertFalse(enabled, "an interrupt before it waits would be missed");
        assertFalse(wake == NEVER, () -> "nothing will ever happen: " + log);
        now = Math.max(now, wake);
        enabled = true;
        interrupt();
        enabled = false;
    }

    @Override
    public long monotonicNanos() {
        return now;
    }

    @Override
    public void wakeAt(long nanos) {
        wake = Math.min(wake, nanos);
    }

    @Override
    public Object current() {
        return current.record;
    }

    @Override
    public void bind(VirtAddr area, Object record) {
        areas.get(area.bits()).record = record;
    }

    @Override
    public void switchTo(VirtAddr from, VirtAddr to) {
        assertFalse(enabled, "an interrupt could switch, too");
        Area self = areas.get(from.bits());
        Area next = areas.get(to.bits());
        assertTrue(self == current && self != next && !next.ended);
        current = next;
        next.turn.release();
        self.turn.acquireUninterruptibly();
    }

    @Override
    public void ended(VirtAddr area) {
        assertFalse(areas.get(area.bits()) == current, "it is still on its stack");
        areas.get(area.bits()).ended = true;
    }

    @Override
    public int word(VirtAddr address) {
        return get(address.bits());
    }

    @Override
    public void hold() {
        current.held++;
    }

    @Override
    public void release() {
        current.held--;
    }

    @Override
    public boolean isHeld() {
        return current.held != 0;
    }

    @Override
    public void request() {
        current.requested = true;
    }

    @Override
    public boolean isRequested() {
        return current.requested;
    }

    @Override
    public void clearRequest() {
        current.requested = false;
    }
}
