package awesome.kernel.thread;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.interleave.Interleaver;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.lock.Interleaving;
import awesome.kernel.lock.Locks;
import awesome.kernel.sched.Schedulable;
import awesome.magic.VirtAddr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several CPUs on which a {@link Scheduler} runs the threads of a scenario. A thread of the kernel is a thread of the
 * scenario, which is blocked while no CPU runs it. Interrupts come where they are let through and at operations on
 * shared memory; time passes when a thread says so. It is an error to go on with a thread that has not left its stack.
 */
final class InterleavedProcessors extends HostLockMachine implements TestMachine {
    private static final int NOWHERE = -1;

    /** Ends a thread of the scenario whose kernel thread does not go on. */
    private static final class Gone extends Error {
        private static final long serialVersionUID = 1;

        Gone() {
            super("the thread has ended", null, false, false);
        }
    }

    /** A thread as the machine has it. */
    private static final class Area {
        final int number;
        Object record;
        /** On which CPU its registers and stack are in use. */
        int cpu = NOWHERE;
        int held;
        boolean requested;
        boolean ends;
        boolean isFree;

        Area(int number) {
            this.number = number;
        }
    }

    /** One CPU. */
    private static final class Core {
        Area running;
        boolean enabled;
        boolean called;
        long wake = Scheduler.NEVER;
        boolean timer;
    }

    final Scheduler scheduler;
    final Scenario scenario = new Scenario();
    private final List<Area> areas = new ArrayList<>();
    private final Core[] cores;
    private final Map<Long, Integer> words = new HashMap<>();
    private long now = 1000;
    private int living;

    /** CPUs of which the first runs {@code first} and the others nothing. */
    InterleavedProcessors(int cpus, Runnable first) {
        Locks.bind(this);
        scenario.machine(this);
        cores = new Core[cpus];
        for (int i = 0; i < cpus; i++) {
            cores[i] = new Core();
        }
        Area area = area();
        put(area, 0);
        scheduler = new Scheduler(this, this, this);
        KernelThread record = new KernelThread(address(area));
        scheduler.adopt(record);
        scenario.thread(() -> live(area, first));
        Area idle = area();
        idle.record = scheduler.idle();
        scheduler.idle().setArea(address(idle));
        scenario.blockedThread(() -> live(idle, this::idle));
        for (int i = 1; i < cpus; i++) {
            Area each = area();
            KernelThread thread = new KernelThread(address(each));
            each.record = thread;
            put(each, i);
            scheduler.add(thread);
            cores[i].enabled = true;
            scenario.thread(() -> live(each, this::idle));
        }
        cores[0].enabled = true;
        living = 1;
    }

    private void idle() {
        scheduler.runIdle(() -> false);
    }

    /** Adds a thread, which is ready. */
    KernelThread start(Runnable body) {
        Area area = area();
        KernelThread record = new KernelThread(address(area));
        area.record = record;
        scenario.blockedThread(() -> live(area, body));
        living++;
        cores[0].enabled = false;
        scheduler.start(record);
        cores[0].enabled = true;
        return record;
    }

    private Area area() {
        Area area = new Area(areas.size());
        areas.add(area);
        return area;
    }

    private static VirtAddr address(Area area) {
        return VirtAddr.of(0x1000L * (area.number + 1));
    }

    private Area at(VirtAddr address) {
        return areas.get((int) (address.bits() / 0x1000) - 1);
    }

    private void put(Area area, int cpu) {
        area.cpu = cpu;
        cores[cpu].running = area;
    }

    private Area self() {
        int number = Interleaver.self();
        return areas.get(Math.max(0, number));
    }

    private Core core() {
        return cores[cpu()];
    }

    private boolean isOver() {
        return living == 0;
    }

    private void live(Area area, Runnable body) {
        try {
            if (!core().enabled) {
                scheduler.begin();
            }
            body.run();
            living--;
            if (isOver()) {
                for (Core core : cores) {
                    Interleaver.unblock(core.running.number);
                }
            }
            area.ends = true;
            scheduler.exit();
        } catch (Gone over) {
            // As if it had never been.
        }
    }

    /** Lets time pass. */
    void advance(long nanos) {
        now += nanos;
        lookAtTimers();
        work();
    }

    private void lookAtTimers() {
        for (Core core : cores) {
            if (core.wake <= now) {
                core.wake = Scheduler.NEVER;
                core.timer = true;
                Interleaver.unblock(core.running.number);
            }
        }
    }

    /** Others may do something here, and interrupts may come. */
    void work() {
        Interleaving.point();
        deliver();
    }

    /** Lets others go on, of this CPU and of others, as often as it takes. */
    void pass() {
        scheduler.yield();
        Interleaver.giveWay();
        deliver();
    }

    private void deliver() {
        while (core().enabled && (core().called || core().timer)) {
            core().enabled = false;
            if (core().called) {
                core().called = false;
                scheduler.wokenUp();
            } else {
                core().timer = false;
                scheduler.timerInterrupt();
            }
            if (self().requested && self().held == 0) {
                scheduler.preempt();
            }
            assertFalse(core().enabled, "interrupts were let through too early");
            core().enabled = true;
        }
    }

    void set(long word, int value) {
        Interleaving.point();
        put(word, value);
    }

    /** The second half of an operation that is not divided. */
    void put(long word, int value) {
        words.put(word, value);
    }

    int get(long word) {
        Interleaving.point();
        return words.getOrDefault(word, 0);
    }

    /** Whether the memory of a thread may be used again. */
    boolean hasEnded(KernelThread thread) {
        return at(thread.area()).isFree;
    }

    @Override
    public int cpu() {
        return self().cpu;
    }

    @Override
    public void enableInterrupts() {
        core().enabled = true;
        deliver();
    }

    @Override
    public boolean disableInterrupts() {
        if (core().enabled && Interleaver.self() >= 0) {
            work();
        }
        boolean before = core().enabled;
        core().enabled = false;
        return before;
    }

    @Override
    public void restoreInterrupts(boolean before) {
        if (before) {
            enableInterrupts();
            scheduler.makeWayIfAsked();
        }
    }

    @Override
    public boolean isInterruptible() {
        return core().enabled;
    }

    @Override
    public void relax() {
        Interleaver.giveWay();
    }

    @Override
    public void waitForInterrupt() {
        Core core = core();
        while (!core.called && !core.timer) {
            if (isOver()) {
                throw new Gone();
            }
            Interleaver.block();
        }
        core.enabled = true;
        deliver();
        core().enabled = false;
    }

    @Override
    public long monotonicNanos() {
        return now;
    }

    @Override
    public void wakeAt(long nanos) {
        core().wake = Math.min(core().wake, nanos);
        lookAtTimers();
    }

    @Override
    public Object current() {
        return self().record;
    }

    @Override
    public void bind(VirtAddr area, Object record) {
        at(area).record = record;
    }

    @Override
    public void switchTo(VirtAddr from, VirtAddr to) {
        Area self = at(from);
        Area next = at(to);
        int cpu = self.cpu;
        assertFalse(cores[cpu].enabled, "an interrupt could switch, too");
        assertTrue(next.cpu == NOWHERE && !next.isFree, "it has not left its stack, or has no more");
        // Here its registers are saved.
        Interleaving.point();
        self.cpu = NOWHERE;
        put(next, cpu);
        Interleaver.unblock(next.number);
        if (self.ends && ((KernelThread) self.record).state() == Schedulable.State.ASLEEP) {
            throw new Gone();
        }
        while (self.cpu == NOWHERE) {
            Interleaver.block();
        }
    }

    @Override
    public void ended(VirtAddr area) {
        assertTrue(at(area).cpu == NOWHERE, "it is still on its stack");
        at(area).isFree = true;
    }

    @Override
    public int word(VirtAddr address) {
        return get(address.bits());
    }

    @Override
    public void interrupt(int cpu) {
        Interleaving.point();
        cores[cpu].called = true;
        if (Interleaver.self() >= 0) {
            Interleaver.unblock(cores[cpu].running.number);
        }
    }

    @Override
    public void hold() {
        self().held++;
    }

    @Override
    public void release() {
        self().held--;
    }

    @Override
    public boolean isHeld() {
        return self().held != 0;
    }

    @Override
    public void request() {
        self().requested = true;
    }

    @Override
    public boolean isRequested() {
        return self().requested;
    }

    @Override
    public void clearRequest() {
        self().requested = false;
    }
}
