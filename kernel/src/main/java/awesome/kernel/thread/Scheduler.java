package awesome.kernel.thread;

import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Preemption;
import awesome.kernel.machine.ThreadSwitch;
import awesome.kernel.sched.RunQueue;
import awesome.kernel.tree.OrderedTree;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.VirtAddr;

/**
 * Threads that share the processor, wait on words of memory and are woken, by others, by interrupts or by time. Who
 * runs when is the business of a {@link RunQueue}; this does the waiting and the switching.
 *
 * <p>A switch happens in a thread that waits, yields or ends; in one that let go of its processor when it should have
 * made way; and in one that is interrupted when it should make way and does not hold on to its processor. What belongs
 * to this and to run queues is changed with interrupts off.
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
    private OrderedTree alarms;
    private RunQueue queue;
    /** The thread that has ended and may still be on its stack. */
    private KernelThread ending;
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
        alarms = new OrderedTree();
        queue = new RunQueue(0, idle);
        ending = null;
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
        queue.wake(first, now);
        queue.pickNext(now);
    }

    /** Makes a new thread ready to run. */
    public void start(KernelThread thread) {
        boolean enabled = cpu.disableInterrupts();
        long now = clock.monotonicNanos();
        makeReady(thread, now);
        setTimer(now);
        leave(enabled);
    }

    /** To be called first by a new thread; interrupts are off, and on afterwards. */
    public void begin() {
        finishSwitch();
        cpu.enableInterrupts();
    }

    /** Ends the current thread, which may hold on to its processor. Never returns. */
    public void exit() {
        cpu.disableInterrupts();
        long now = clock.monotonicNanos();
        ending = current();
        queue.sleep(now);
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
        boolean enabled = cpu.disableInterrupts();
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
        boolean enabled = cpu.disableInterrupts();
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
            alarms.add(self.alarm);
        }
        queue.sleep(now);
        reschedule(now);
        return !self.timeOver;
    }

    /** Wakes at most {@code count} threads that wait on this word, those first that have waited longest. */
    public void wake(VirtAddr word, int count) {
        boolean enabled = cpu.disableInterrupts();
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
            alarms.remove(thread.alarm);
        }
        makeReady(thread, now);
    }

    private void makeReady(KernelThread thread, long now) {
        if (queue.wake(thread, now)) {
            machine.request();
        }
    }

    /** Lets other threads run that are ready. */
    public void yield() {
        boolean enabled = cpu.disableInterrupts();
        long now = clock.monotonicNanos();
        queue.yield(now);
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
            leave(cpu.disableInterrupts());
        }
    }

    /** Ends {@code disableInterrupts}. */
    private void leave(boolean enabled) {
        if (enabled) {
            if (machine.isRequested() && !machine.isHeld()) {
                reschedule(clock.monotonicNanos());
            }
            cpu.enableInterrupts();
        }
    }

    /** An interrupt came that made the current thread one to make way, which it can. Interrupts are off. */
    public void preempt() {
        reschedule(clock.monotonicNanos());
    }

    /** The time has come that the clock was asked for, or another. Interrupt context. */
    public void timerInterrupt() {
        long now = clock.monotonicNanos();
        KernelThread.Alarm first = (KernelThread.Alarm) alarms.first();
        while (first != null && first.key() <= now) {
            first.thread().timeOver = true;
            stopWaiting(first.thread(), now);
            first = (KernelThread.Alarm) alarms.first();
        }
        if (queue.charge(now)) {
            machine.request();
        }
        setTimer(now);
    }

    private void setTimer(long now) {
        KernelThread.Alarm first = (KernelThread.Alarm) alarms.first();
        long time = Math.min(queue.nextTimer(now), first == null ? NEVER : first.key());
        if (time != NEVER) {
            clock.wakeAt(time);
        }
    }

    /** Goes on as the thread that should run now; returns when that is this one again. Interrupts are off. */
    private void reschedule(long now) {
        KernelThread self = current();
        machine.clearRequest();
        KernelThread next = (KernelThread) queue.pickNext(now);
        if (next == idle && idle.area().isZero()) {
            next = idleHere();
        } else {
            setTimer(now);
        }
        rest(next == idle);
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
            cpu.waitForInterrupt();
            next = (KernelThread) queue.pickNext(clock.monotonicNanos());
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
        KernelThread ended = ending;
        if (ended != null) {
            ending = null;
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
                cpu.disableInterrupts();
                if (!queue.hasWaiting()) {
                    cpu.waitForInterrupt();
                }
                leave(true);
            }
        }
    }
}
