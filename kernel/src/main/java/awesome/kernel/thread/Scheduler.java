package awesome.kernel.thread;

import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Cpus;
import awesome.kernel.machine.Preemption;
import awesome.kernel.machine.ThreadSwitch;
import awesome.kernel.sched.CpuSet;
import awesome.kernel.sched.Policy;
import awesome.kernel.sched.RunQueue;
import awesome.kernel.sched.RunQueues;
import awesome.kernel.sched.Schedulable;
import awesome.kernel.sync.DeferredWakes;
import awesome.kernel.sync.Sleeping;
import awesome.kernel.sync.SyncThread;
import awesome.kernel.timer.TimerQueue;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;
import awesome.magic.VirtAddr;

/**
 * Threads that share the processors, wait on words of memory and are woken, by others, by interrupts or by time. Who
 * runs where and when is the business of {@link RunQueues}, what is to happen when that of a {@link TimerQueue} for
 * each CPU; this does the waiting and the switching, and sets the machine's timer. At first there is CPU 0.
 *
 * <p>A switch happens in a thread that waits, yields or ends; in one that let go of its processor when it should have
 * made way; and in one that is interrupted when it should make way and does not hold on to its processor. Interrupts
 * are off then, and the lock of the CPU's run queue is held until the next thread runs: no other CPU goes on with a
 * thread that has not left its stack.
 *
 * <p>Methods are for threads with interrupts on or off, unless they say otherwise; they come back with interrupts as
 * they were. {@link #wake} is for interrupt handlers too.
 */
@NoAlloc("threads wait and wake with interrupts off")
@NonNull
public final class Scheduler implements Preemption, Sleeping {
    /** A time that never comes. */
    public static final long NEVER = RunQueue.FOREVER;

    /**
     * How often a CPU with something to do is interrupted at least, in nanoseconds: that shows whose time passes, a program's
     * or the kernel's. CPU 0 has the ticks of the clock.
     */
    private static final long TICK = 10_000_000;

    /** How long threads wait on a CPU before it looks whether another one has less to do. */
    private static final long BALANCE = 10_000_000;

    private final Cpu cpu;
    private final Clock clock;
    private final ThreadSwitch machine;
    private final DeferredWakes deferred = new DeferredWakes(this);
    /** Runs when no other thread does, once the machine knows it; before, whoever waits idles itself. */
    private KernelThread idle;
    private WaitTable waits;
    private RunQueues queues;
    private volatile int cpus;

    private final CpuState[] states = new CpuState[Cpus.LIMIT];
    /** Whether CPU 0, which raises the ticks, has nothing to do. */
    private boolean resting;

    /** Schedules threads of {@code machine}. */
    public Scheduler(Cpu cpu, Clock clock, ThreadSwitch machine) {
        this.cpu = cpu;
        this.clock = clock;
        this.machine = machine;
        forgetAll();
    }

    /** Tells CPUs what run queues want of them. */
    @NoAlloc("threads wait and wake with interrupts off")
    private final class Calls implements RunQueues.Port {
        @Override
        public void reschedule(int number) {
            if (number == machine.cpu()) {
                machine.request();
            } else {
                machine.interrupt(number);
            }
        }

        @Override
        public void timer(int number, long time) {
            if (number == machine.cpu()) {
                program(states[number], time);
            } else {
                machine.interrupt(number);
            }
        }
    }

    /** Forgets all threads; {@link #adopt} follows. Interrupts are off. */
    @MayAllocate("ordinary code calls it")
    public void forgetAll() {
        idle = new KernelThread(VirtAddr.of(0));
        waits = new WaitTable();
        queues = new RunQueues(new Calls());
        cpus = 0;
        add(idle);
    }

    /**
     * Has threads run on the next CPU too.
     *
     * @param thread what runs there when there is nothing else; it does so already, and calls {@link #runIdle}
     */
    @MayAllocate("ordinary code calls it")
    public void add(KernelThread thread) {
        states[cpus] = new CpuState(cpus);
        queues.add(thread);
        cpus = cpus + 1;
    }

    /** No CPU but the first runs threads any more, so that none is waited for; {@link #forgetAll} follows. Interrupts are off. */
    public void dismissOthers() {
        cpus = 1;
    }

    /** On how many CPUs threads run. */
    public int cpus() {
        return cpus;
    }

    /** Of this CPU. Interrupts are off. */
    private CpuState here() {
        return states[machine.cpu()];
    }

    /** The thread that runs. Any context. */
    @Override
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
        queues.start(first, now);
        queues.beginSwitch(0, now);
        queues.endSwitch(0, now);
        machine.clearRequest();
    }

    /** Makes a new thread ready to run. */
    public void start(KernelThread thread) {
        boolean enabled = cpu.disableInterrupts();
        queues.start(thread, clock.monotonicNanos());
        leave(enabled);
    }

    /** To be called first by a new thread; interrupts are off, and on afterwards. */
    public void begin() {
        finishSwitch();
        cpu.enableInterrupts();
    }

    /** Ends the current thread, which may hold on to its processor. Never returns. */
    public void exit() {
        deferred.wakeBeforeSleep();
        cpu.disableInterrupts();
        long now = clock.monotonicNanos();
        CpuState here = here();
        here.ending = current();
        here.ending.forgetCarried();
        goOn(here, queues.beginExit(here.cpu, now), now);
    }

    /**
     * Waits until another thread or an interrupt {@linkplain #wake wakes} this word, if it has the value
     * {@code expected} now. The thread does not hold on to its processor.
     *
     * @param word not zero
     * @param deadline in nanoseconds of the monotonic clock; {@link #NEVER} for none
     * @return false if the deadline has passed
     */
    public boolean await(VirtAddr word, int expected, long deadline) {
        requireNotHeld();
        deferred.wakeBeforeSleep();
        boolean enabled = cpu.disableInterrupts();
        WaitTable.Line line = waits.line(word);
        line.lock.acquire();
        boolean isSame = machine.word(word) == expected;
        if (isSame) {
            line.add(current(), word);
        }
        line.lock.letGo();
        boolean inTime = !isSame || awaitTurn(line, deadline);
        leave(enabled);
        return inTime;
    }

    /** Sleeps until somebody takes the current thread out of the line; false if the deadline comes before. */
    private boolean awaitTurn(WaitTable.Line line, long deadline) {
        KernelThread self = current();
        while (self.isWaiting) {
            long now = clock.monotonicNanos();
            if (deadline <= now) {
                return !giveUp(line, self);
            }
            block(self, deadline, now);
        }
        return true;
    }

    private void requireNotHeld() {
        if (machine.isHeld()) {
            throw new IllegalStateException("a thread waits that holds on to its processor");
        }
    }

    /** Leaves the line; false if somebody has woken the thread. */
    private static boolean giveUp(WaitTable.Line line, KernelThread self) {
        line.lock.acquire();
        boolean isWaiting = self.isWaiting;
        if (isWaiting) {
            line.remove(self);
        }
        line.lock.letGo();
        return isWaiting;
    }

    /** Sleeps until somebody wakes the current thread, or the deadline comes, or for no reason. Interrupts are off. */
    private void block(KernelThread self, long deadline, long now) {
        CpuState here = here();
        if (deadline != NEVER) {
            self.alarm.queues = queues;
            if (here.timers.arm(self.alarm, deadline, 0)) {
                here.firstTimer = deadline;
            }
        }
        Schedulable next = queues.beginSleep(here.cpu, now);
        if (next != null) {
            goOn(here, next, now);
        }
        if (deadline != NEVER) {
            TimerQueue.cancel(self.alarm);
        }
    }

    @Override
    public boolean sleep(long deadline) {
        requireNotHeld();
        deferred.wakeBeforeSleep();
        boolean enabled = cpu.disableInterrupts();
        long now = clock.monotonicNanos();
        boolean inTime = deadline > now;
        if (inTime) {
            block(current(), deadline, now);
            inTime = deadline == NEVER || clock.monotonicNanos() < deadline;
        }
        leave(enabled);
        return inTime;
    }

    /** Wakes at most {@code count} threads that wait on this word, those first that have waited longest. */
    public void wake(VirtAddr word, int count) {
        boolean enabled = cpu.disableInterrupts();
        WaitTable.Line line = waits.line(word);
        line.lock.acquire();
        KernelThread each = line.oldest(word);
        if (each != null) {
            long now = clock.monotonicNanos();
            for (int i = 0; i < count && each != null; i++) {
                line.remove(each);
                queues.wake(each, now);
                each = line.oldest(word);
            }
        }
        line.lock.letGo();
        leave(enabled);
    }

    @Override
    public void wake(SyncThread thread) {
        boolean enabled = cpu.disableInterrupts();
        queues.wake(thread, clock.monotonicNanos());
        leave(enabled);
    }

    @Override
    public DeferredWakes deferredWakes() {
        return deferred;
    }

    @Override
    public void lend(SyncThread thread, int urgency) {
        boolean enabled = cpu.disableInterrupts();
        queues.lend(thread, urgency, clock.monotonicNanos());
        leave(enabled);
    }

    /**
     * Changes how a thread shares the processors.
     *
     * @param nice from {@link Schedulable#LEAST_NICE} to {@link Schedulable#MOST_NICE}
     * @param priority from {@link Schedulable#LEAST_PRIORITY} to {@link Schedulable#MOST_PRIORITY} if the policy is a
     *     real-time one, else 0
     */
    public void setPolicy(KernelThread thread, Policy policy, int nice, int priority) {
        boolean enabled = cpu.disableInterrupts();
        queues.setPolicy(thread, policy, nice, priority, clock.monotonicNanos());
        leave(enabled);
    }

    /**
     * Has a thread that may run code of a program on another CPU come to the kernel there. One that does not is not
     * disturbed; one that is about to enter such code looks before whether it should.
     */
    public void interrupt(KernelThread thread) {
        boolean enabled = cpu.disableInterrupts();
        int number = thread.cpu();
        if (thread.state() != Schedulable.State.ASLEEP && number != machine.cpu()) {
            machine.interrupt(number);
        }
        leave(enabled);
    }

    /** Nanoseconds that the current thread has run, up to now. */
    public long ran() {
        boolean enabled = cpu.disableInterrupts();
        CpuState here = here();
        if (queues.charge(here.cpu, clock.monotonicNanos())) {
            machine.request();
        }
        long ran = current().ran();
        leave(enabled);
        return ran;
    }

    /** The same of any thread, wherever it runs. */
    public long ran(KernelThread thread) {
        if (thread == current()) {
            return ran();
        }
        boolean enabled = cpu.disableInterrupts();
        long ran = queues.ran(thread, clock.monotonicNanos());
        leave(enabled);
        return ran;
    }

    /** Nanoseconds for which a CPU, from 0, has had nothing to do, up to now. */
    public long idled(int number) {
        return ran((KernelThread) queues.queue(number).idle());
    }

    /** How often CPUs have gone from one thread to another, all together. */
    public long switches() {
        long switches = 0;
        for (int i = 0; i < cpus; i++) {
            switches += queues.queue(i).switches();
        }
        return switches;
    }

    /** Says on which CPUs a thread may run: at least one that there is. It moves there if it has to. */
    public void setAllowed(KernelThread thread, CpuSet allowed) {
        boolean enabled = cpu.disableInterrupts();
        queues.setAllowed(thread, allowed, clock.monotonicNanos());
        leave(enabled);
    }

    /** Lets other threads run that are ready. */
    public void yield() {
        boolean enabled = cpu.disableInterrupts();
        long now = clock.monotonicNanos();
        CpuState here = here();
        goOn(here, queues.beginYield(here.cpu, now), now);
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

    /** Ends what began with interrupts being switched off, {@code enabled} before. */
    private void leave(boolean enabled) {
        if (enabled) {
            if (machine.isRequested() && !machine.isHeld()) {
                preempt();
            }
            cpu.enableInterrupts();
        }
    }

    /** The current thread, which does not hold on to its processor, makes way if one should run. Interrupts are off. */
    public void preempt() {
        long now = clock.monotonicNanos();
        CpuState here = here();
        goOn(here, queues.beginSwitch(here.cpu, now), now);
    }

    /** The time has come that the clock was asked for, or another. Interrupt context. */
    public void timerInterrupt() {
        CpuState here = here();
        long now = clock.monotonicNanos();
        here.latest = Math.max(here.latest, now - here.programmed);
        here.programmed = NEVER;
        if (here.firstTimer <= now) {
            here.timers.expire(now);
            here.firstTimer = here.timers.next();
        }
        if (now - here.balanced >= BALANCE && queues.queue(here.cpu).hasWaiting()) {
            here.balanced = now;
            queues.balance(here.cpu, now);
        }
        look(here, now);
    }

    /**
     * By how many nanoseconds the timer of the CPU came too late at most since this was called last: for so long, or
     * longer, interrupts were off.
     */
    public long takeLatestTimer() {
        boolean enabled = cpu.disableInterrupts();
        long latest = here().latest;
        here().latest = 0;
        leave(enabled);
        return latest;
    }

    /**
     * An interrupt has been served that came while the current thread was in the kernel: what it was charged for since it was
     * found anywhere, which a tick did just now, is time in the kernel. Interrupt context.
     */
    public void interruptedInKernel() {
        current().foundInKernel();
    }

    /** The same in user code, up to now. Before another interrupt may come: that one would come in the kernel. */
    public void interruptedInUser() {
        ran();
        current().foundInUser();
    }

    /** What the current thread has run since it was found anywhere is time in the kernel. */
    public void countAsKernel() {
        boolean enabled = cpu.disableInterrupts();
        ran();
        current().foundInKernel();
        leave(enabled);
    }

    /** Another CPU has changed something for this one. Interrupt context. */
    public void wokenUp() {
        if (machine.cpu() < cpus) {
            // Whoever makes way also sees to the timer.
            machine.request();
        }
    }

    private void look(CpuState here, long now) {
        if (queues.charge(here.cpu, now)) {
            machine.request();
        }
        program(here, Math.min(queues.nextTimer(here.cpu, now), tick(here, queues.queue(here.cpu).current(), now)));
    }

    /** When a CPU on which {@code thread} runs has to be interrupted, whatever else is to be done there. */
    private long tick(CpuState here, Schedulable thread, long now) {
        return here.cpu == 0 || thread == queues.queue(here.cpu).idle() ? NEVER : now + TICK;
    }

    /** Sees that the machine's timer comes for what the run queue wants at {@code time}, and for other timers. */
    private void program(CpuState here, long time) {
        long first = Math.min(time, here.firstTimer);
        if (first < here.programmed) {
            here.programmed = first;
            clock.wakeAt(first);
        }
    }

    /**
     * Goes on as the thread that the run queue of this CPU chose; returns when the current one goes on, perhaps on
     * another CPU. Interrupts are off, the queue is locked.
     */
    private void goOn(CpuState here, Schedulable chosen, long now) {
        KernelThread self = current();
        KernelThread next = (KernelThread) chosen;
        machine.clearRequest();
        here.switched = now;
        program(here, Math.min(queues.nextTimerOfSwitch(here.cpu, now), tick(here, chosen, now)));
        if (here.cpu == 0) {
            rest(next == idle);
            if (next == idle && idle.area().isZero()) {
                next = idleHere(here);
            }
        }
        if (next != self) {
            self.leave();
            machine.switchTo(self.area(), next.area());
            self.come();
        }
        finishSwitch();
    }

    /** Waits on the stack of a thread that can do nothing else; who runs next. */
    private KernelThread idleHere(CpuState here) {
        KernelThread next = idle;
        machine.hold();
        while (next == idle) {
            queues.endSwitch(0, here.switched);
            cpu.waitForInterrupt();
            here.switched = clock.monotonicNanos();
            next = (KernelThread) queues.beginSwitch(0, here.switched);
        }
        machine.release();
        machine.clearRequest();
        rest(false);
        program(here, queues.nextTimerOfSwitch(0, here.switched));
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
        CpuState here = here();
        queues.endSwitch(here.cpu, here.switched);
        KernelThread ended = here.ending;
        if (ended != null) {
            here.ending = null;
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
                // Who makes a thread ready here asks, or sends an interrupt that is still to come.
                if (!machine.isRequested()) {
                    cpu.waitForInterrupt();
                }
                leave(true);
            }
        }
    }
}
