package awesome.kernel.thread;

import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Cpus;
import awesome.kernel.machine.Preemption;
import awesome.kernel.machine.ThreadSwitch;
import awesome.kernel.sched.RunQueue;
import awesome.kernel.sched.Schedulable;
import awesome.kernel.tree.OrderedTree;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.VirtAddr;

/**
 * Threads that share the processors, wait on words of memory and are woken, by others, by interrupts or by time. Who
 * runs when is the business of a {@link RunQueue} for each CPU; this does the waiting and the switching, and says where
 * who is woken goes. At first there is CPU 0.
 *
 * <p>A switch happens in a thread that waits, yields or ends; in one that let go of its processor when it should have
 * made way; and in one that is interrupted when it should make way and does not hold on to its processor. What belongs
 * to this and to run queues is changed with interrupts off, by one CPU at a time: from before a thread makes way until the
 * next one runs nobody else looks, so that no other CPU goes on with a thread that has not left its stack.
 *
 * <p>Methods are for threads with interrupts on or off, unless they say otherwise; they come back with interrupts as they
 * were. {@link #wake} is for interrupt handlers too.
 */
@NoAlloc("threads wait and wake with interrupts off")
public final class Scheduler implements Preemption {
    /** A time that never comes. */
    public static final long NEVER = RunQueue.FOREVER;

    private final Cpu cpu;
    private final Clock clock;
    private final ThreadSwitch machine;
    /** Runs when no other thread does, once the machine knows it; before, whoever waits idles itself. */
    private KernelThread idle;
    private WaitTable waits;
    /** Of each CPU: when threads stop to wait that ran there, who runs, and whether somebody more urgent is ready. */
    private final OrderedTree[] alarms = new OrderedTree[Cpus.LIMIT];
    private final RunQueue[] queues = new RunQueue[Cpus.LIMIT];
    private final boolean[] urgent = new boolean[Cpus.LIMIT];
    private volatile int cpus;
    /** The threads that have ended and may still be on their stacks. */
    private final KernelThread[] ending = new KernelThread[Cpus.LIMIT];
    /** Whether CPU 0, which raises the ticks, has nothing to do. */
    private boolean resting;

    /** Schedules threads of {@code machine}. */
    public Scheduler(Cpu cpu, Clock clock, ThreadSwitch machine) {
        this.cpu = cpu;
        this.clock = clock;
        this.machine = machine;
        forgetAll();
    }

    /** Forgets all threads; {@link #adopt} follows. Interrupts are off. */
    @MayAllocate("ordinary code calls it")
    public void forgetAll() {
        idle = new KernelThread(VirtAddr.of(0));
        waits = new WaitTable();
        cpus = 0;
        ending[0] = null;
        add(idle);
    }

    /**
     * Has threads run on the next CPU too.
     *
     * @param thread what runs there when there is nothing else; it does so already, and calls {@link #runIdle}
     */
    @MayAllocate("ordinary code calls it")
    public void add(KernelThread thread) {
        alarms[cpus] = new OrderedTree();
        queues[cpus] = new RunQueue(cpus, thread);
        urgent[cpus] = false;
        cpus = cpus + 1;
    }

    /** On how many CPUs threads run. */
    public int cpus() {
        return cpus;
    }

    private RunQueue queue() {
        return queues[machine.cpu()];
    }

    /** Begins what ends with {@link #leave}: whether interrupts were on. */
    private boolean enter() {
        boolean enabled = cpu.disableInterrupts();
        machine.lock();
        return enabled;
    }

    /** The thread that runs. Any context. */
    public KernelThread current() {
        return (KernelThread) machine.current();
    }

    /** The thread for times when there is nothing to do. */
    public KernelThread idle() {
        return idle;
    }

    /** Makes the code that runs the first thread. Interrupts are off. */
    public void adopt(KernelThread first) {
        machine.bind(first.area(), first);
        long now = clock.monotonicNanos();
        queues[0].wake(first, now);
        queues[0].pickNext(now);
    }

    /** Makes a new thread ready to run. */
    public void start(KernelThread thread) {
        boolean enabled = enter();
        long now = clock.monotonicNanos();
        makeReady(thread, now);
        setTimer(now);
        leave(enabled);
    }

    /** To be called first by a new thread; interrupts are off, and on afterwards. */
    public void begin() {
        finishSwitch();
        machine.unlock();
        cpu.enableInterrupts();
    }

    /** Ends the current thread, which may hold on to its processor. Never returns. */
    public void exit() {
        enter();
        long now = clock.monotonicNanos();
        ending[machine.cpu()] = current();
        queue().sleep(now);
        reschedule(now);
    }

    /**
     * Waits until another thread or an interrupt {@linkplain #wake wakes} this word, if it has the value
     * {@code expected} now. The thread does not hold on to its processor.
     *
     * @param deadline in nanoseconds of the monotonic clock; {@link #NEVER} for none
     * @return false if the deadline has passed
     */
    public boolean await(VirtAddr word, int expected, long deadline) {
        boolean enabled = enter();
        boolean inTime = true;
        if (machine.word(word) == expected) {
            long now = clock.monotonicNanos();
            inTime = deadline > now && sleep(word, deadline, now);
        }
        leave(enabled);
        return inTime;
    }

    /** The same for an {@link Event} that has come {@code seen} times. */
    boolean await(Event event, int seen, long deadline) {
        boolean enabled = enter();
        boolean inTime = true;
        if (event.count() == seen) {
            long now = clock.monotonicNanos();
            inTime = deadline > now && sleep(event.key(), deadline, now);
        }
        leave(enabled);
        return inTime;
    }

    private boolean sleep(VirtAddr word, long deadline, long now) {
        if (machine.isHeld()) {
            throw new IllegalStateException("a thread waits that holds on to its processor");
        }
        KernelThread self = current();
        self.timeOver = false;
        waits.add(self, word);
        if (deadline != NEVER) {
            self.alarm.setTime(deadline);
            alarms[machine.cpu()].add(self.alarm);
        }
        queue().sleep(now);
        reschedule(now);
        return !self.timeOver;
    }

    /** Wakes at most {@code count} threads that wait on this word, those first that have waited longest. */
    public void wake(VirtAddr word, int count) {
        boolean enabled = enter();
        KernelThread each = waits.oldest(word);
        if (each != null) {
            long now = clock.monotonicNanos();
            for (int i = 0; i < count && each != null; i++) {
                stopWaiting(each, now);
                each = waits.oldest(word);
            }
            setTimer(now);
        }
        leave(enabled);
    }

    private void stopWaiting(KernelThread thread, long now) {
        waits.remove(thread);
        if (thread.alarm.isInTree()) {
            alarms[thread.cpu()].remove(thread.alarm);
        }
        makeReady(thread, now);
    }

    private void makeReady(KernelThread thread, long now) {
        int to = cpus == 1 ? 0 : choose(thread);
        boolean first = queues[to].wake(thread, now);
        if (to != machine.cpu()) {
            urgent[to] |= first;
            machine.interrupt(to);
        } else if (first) {
            machine.request();
        }
    }

    /** The CPU for a thread that becomes ready: the one it ran on last if that is idle, else another idle one. */
    private int choose(KernelThread thread) {
        int last = thread.cpu();
        int best = last < cpus && thread.mayRunOn(last) ? last : -1;
        for (int i = 0; i < cpus && (best < 0 || queues[best].size() != 0); i++) {
            if (thread.mayRunOn(i) && (best < 0 || queues[i].size() < queues[best].size())) {
                best = i;
            }
        }
        return Math.max(0, best);
    }

    /** Takes a thread over that waits on another CPU; false if there is none. */
    private boolean steal(int self, long now) {
        for (int i = 1; i < cpus; i++) {
            RunQueue other = queues[(self + i) % cpus];
            Schedulable thread = other.hasWaiting() ? other.release(self, now) : null;
            if (thread != null) {
                queues[self].wake(thread, now);
                return true;
            }
        }
        return false;
    }

    /** Lets other threads run that are ready. */
    public void yield() {
        boolean enabled = enter();
        long now = clock.monotonicNanos();
        queue().yield(now);
        reschedule(now);
        leave(enabled);
    }

    @Override
    public void hold() {
        machine.hold();
    }

    @Override
    public void release() {
        machine.release();
        makeWayIfAsked();
    }

    /** Lets another thread run if one should, unless the current one holds on to its processor. */
    public void makeWayIfAsked() {
        if (machine.isRequested()) {
            leave(enter());
        }
    }

    /** Ends {@link #enter}. */
    private void leave(boolean enabled) {
        if (enabled && machine.isRequested() && !machine.isHeld()) {
            reschedule(clock.monotonicNanos());
        }
        machine.unlock();
        if (enabled) {
            cpu.enableInterrupts();
        }
    }

    /** An interrupt came that made the current thread one to make way, which it can. Interrupts are off. */
    public void preempt() {
        machine.lock();
        reschedule(clock.monotonicNanos());
        machine.unlock();
    }

    /** The time has come that the clock was asked for, or another. Interrupt context. */
    public void timerInterrupt() {
        machine.lock();
        long now = clock.monotonicNanos();
        OrderedTree own = alarms[machine.cpu()];
        KernelThread.Alarm first = (KernelThread.Alarm) own.first();
        while (first != null && first.key() <= now) {
            first.thread().timeOver = true;
            stopWaiting(first.thread(), now);
            first = (KernelThread.Alarm) own.first();
        }
        look(now);
        machine.unlock();
    }

    /** Another CPU has made a thread ready here. Interrupt context. */
    public void wokenUp() {
        if (machine.cpu() < cpus) {
            machine.lock();
            look(clock.monotonicNanos());
            machine.unlock();
        }
    }

    private void look(long now) {
        int self = machine.cpu();
        if (queues[self].charge(now) || urgent[self]) {
            machine.request();
        }
        urgent[self] = false;
        setTimer(now);
    }

    private void setTimer(long now) {
        KernelThread.Alarm first = (KernelThread.Alarm) alarms[machine.cpu()].first();
        long time = Math.min(queue().nextTimer(now), first == null ? NEVER : first.key());
        if (time != NEVER) {
            clock.wakeAt(time);
        }
    }

    /** Goes on as the thread that should run now; returns when that is this one again. Interrupts are off. */
    private void reschedule(long now) {
        KernelThread self = current();
        machine.clearRequest();
        int here = machine.cpu();
        KernelThread next = (KernelThread) queues[here].pickNext(now);
        if (next == queues[here].idle() && steal(here, now)) {
            next = (KernelThread) queues[here].pickNext(now);
        }
        if (next == idle && idle.area().isZero()) {
            next = idleHere();
        } else {
            setTimer(now);
        }
        if (here == 0) {
            rest(next == idle);
        }
        if (next != self) {
            machine.switchTo(self.area(), next.area());
            finishSwitch();
        }
    }

    /** Waits on the stack of a thread that can do nothing else; who runs next. */
    private KernelThread idleHere() {
        KernelThread next = idle;
        rest(true);
        setTimer(clock.monotonicNanos());
        machine.hold();
        while (next == idle) {
            machine.unlock();
            cpu.waitForInterrupt();
            machine.lock();
            next = (KernelThread) queues[0].pickNext(clock.monotonicNanos());
        }
        machine.release();
        machine.clearRequest();
        setTimer(clock.monotonicNanos());
        return next;
    }

    /** While nothing is to be done no ticks come. */
    private void rest(boolean idles) {
        if (idles != resting) {
            resting = idles;
            clock.setTicking(!idles);
        }
    }

    private void finishSwitch() {
        int here = machine.cpu();
        KernelThread ended = ending[here];
        if (ended != null) {
            ending[here] = null;
            machine.ended(ended.area());
        }
    }

    /** What there is to do when there is nothing else to do, such as clearing memory that will be needed. */
    public interface IdleWork {
        /** Does a small piece of it, some microseconds; false if nothing is left to do. Preemptible context. */
        boolean doPiece();
    }

    /** The life of the idle thread; interrupts are on. */
    @MayAllocate("interrupts are on while it does a piece of work")
    public void runIdle(IdleWork work) {
        while (true) {
            if (!work.doPiece()) {
                enter();
                boolean isDone = !queue().hasWaiting();
                machine.unlock();
                if (isDone) {
                    cpu.waitForInterrupt();
                }
                machine.lock();
                leave(true);
            }
        }
    }
}
