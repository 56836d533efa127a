package awesome.arch.x86_64.thread;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.paging.DirectMemory;
import awesome.arch.x86_64.phase.KernelStack;
import awesome.arch.x86_64.phase.ThreadStacks;
import awesome.arch.x86_64.smp.Processors;
import awesome.arch.x86_64.trap.TrapFrame;
import awesome.kernel.lock.Locks;
import awesome.kernel.machine.Clock;
import awesome.kernel.memory.frame.FrameUse;
import awesome.kernel.memory.frame.PhysicalFrames;
import awesome.kernel.sched.CpuSet;
import awesome.kernel.sched.Policy;
import awesome.kernel.thread.KernelThread;
import awesome.kernel.thread.Scheduler;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.VirtAddr;
import awesome.magic.raw.Address;
import awesome.runtime.exception.InterruptFrame;
import awesome.runtime.exception.UnwindContext;
import awesome.runtime.exception.Unwinder;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.Mutators;
import awesome.runtime.heap.Survivors;
import awesome.runtime.jdk.Target_java_lang_Thread;
import awesome.runtime.thread.JavaThreads;
import awesome.runtime.thread.ThreadArea;
import awesome.runtime.thread.ThreadAreas;
import awesome.runtime.thread.ThreadPlatform;
import awesome.runtime.thread.Threads;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Java threads that the {@link Scheduler} of the kernel runs. Who locks the heap holds on to the processor, so that no
 * other thread is within the lock, and a collection has nobody to stop: the registers of all others are on their stacks.
 */
@NoAlloc("part of allocation and collection")
public final class KernelThreads implements ThreadPlatform, Mutators {
    /** Bytes of a stack, without its reserve. */
    private static final long USUAL_STACK = 192 << 10;
    private static final long SMALLEST_STACK = 64 << 10;
    private static final long LARGEST_STACK = 64 << 20;

    /** The part of memory for monitors that are contended or waited on, and how much it is at most, as an order of frames. */
    private static final int MONITOR_SHARE = 256;
    private static final int LARGEST_MONITOR_ORDER = 10;

    private static final int NOBODY = 0;
    /** For a step of a thread's priority. */
    private static final int NICE_VALUES = 2;

    private final Scheduler scheduler;
    private final AreaSwitch areas;
    private final ThreadStacks stacks;
    private final KernelStack reserves;
    private final Clock clock;
    private final Processors processors;
    private final JavaThreads threads = new JavaThreads(this);
    /** All there ever were: areas refer to them. */
    private final ArrayList<KernelThread> records = new ArrayList<>();
    /** The areas of the threads that live, linked. */
    private Address first = Address.zero();
    private int lastNumber;
    /** The number of the thread that has locked the heap, and how often. */
    private final AtomicInteger owner = new AtomicInteger(NOBODY);
    private int depth;
    /** Numbers that are drawn for the heap, and whose turn it is: who lets go of it in between comes after those who wait. */
    private final AtomicInteger drawn = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private Thread main;
    private Scheduler.IdleWork idleWork;

    /** No threads yet. */
    public KernelThreads(Scheduler scheduler, AreaSwitch areas, ThreadStacks stacks, KernelStack reserves, Clock clock,
            Processors processors) {
        this.scheduler = scheduler;
        this.areas = areas;
        this.stacks = stacks;
        this.reserves = reserves;
        this.clock = clock;
        this.processors = processors;
    }

    /** What java.base knows of them. */
    public JavaThreads java() {
        return threads;
    }

    /** Makes the code that runs the first thread: it may allocate from now on. Phase 1, interrupts are off. */
    public void adoptFirst() {
        Address area = FirstThread.area();
        first = area;
        lastNumber = 1;
        ThreadArea.setNumber(area, lastNumber);
        Heap.current().setMutators(this);
        Threads.bind(threads);
    }

    /** Gives the first thread its object. Once there is a heap; interrupts are off. */
    @MayAllocate("ordinary code calls it")
    public void nameFirst() {
        main = Target_java_lang_Thread.newMain();
        threads.adopt(first, main);
        schedule();
    }

    @MayAllocate("ordinary code calls it")
    private void schedule() {
        KernelThread record = new KernelThread(VirtAddr.of(first.bits()));
        records.add(record);
        // What boots the machine is made for one processor.
        record.keepOn(0);
        scheduler.adopt(record);
    }

    /** Lets other threads start: in phase 2, with all frames at hand. */
    @MayAllocate("ordinary code calls it")
    public void reserveMonitors(PhysicalFrames frames, DirectMemory memory) {
        int order = LARGEST_MONITOR_ORDER;
        while (order > 0 && frames.totalFrames() / MONITOR_SHARE < 1L << order) {
            order--;
        }
        long block = frames.takeBlock(order, FrameUse.KERNEL);
        while (block < 0 && order > 0) {
            order--;
            block = frames.takeBlock(order, FrameUse.KERNEL);
        }
        if (block >= 0) {
            Address table = Address.of(memory.virtual(Frame.of(block).start()).bits());
            table.fill((byte) 0, Frame.SIZE << order);
            threads.reserveMonitors(table, Frame.SIZE << order);
        }
    }

    /** Has the current thread, which does not hold on to its processor, go on on the one that booted. */
    @MayAllocate("ordinary code calls it")
    public void goToFirstProcessor() {
        CpuSet first = new CpuSet();
        first.add(0);
        scheduler.setAllowed(scheduler.current(), first);
    }

    /** Stops all processors but this one, the one that booted, for good, between two instructions. Interrupts are off. */
    public void dismissProcessors() {
        // Then nobody else has the lock, or anything that is taken with interrupts off.
        lock();
        stop();
        processors.dismissOthers();
        scheduler.dismissOthers();
        // Those that waited for the heap do not any more.
        drawn.set(turn.get() + 1);
        unlock();
    }

    /** Ends all threads but the first, wherever they are: the one that runs goes on as the first. Interrupts are off. */
    @MayAllocate("ordinary code calls it")
    public void forgetOthers() {
        Address each = ThreadArea.next(first);
        while (!each.isZero()) {
            Address next = ThreadArea.next(each);
            if (!each.is(ThreadArea.current())) {
                stacks.drop(each);
            }
            each = next;
        }
        Address ended = areas.takeUnused(0);
        while (!ended.isZero()) {
            stacks.drop(ended);
            ended = areas.takeUnused(0);
        }
        ThreadArea.setNext(first, Address.zero());
        records.clear();
        scheduler.forgetAll();
        schedule();
    }

    /** The kernel has moved, with the area of the first thread. Interrupts are off. */
    public void arrived() {
        first = FirstThread.area();
        scheduler.current().setArea(VirtAddr.of(first.bits()));
        threads.moved(main, first);
        stacks.begin();
    }

    /** Has a thread of its own do {@code work}, and wait for interrupts, when no other runs. False if there is no memory. */
    @MayAllocate("ordinary code calls it")
    public boolean startIdle(Scheduler.IdleWork work) {
        idleWork = work;
        lock();
        Address area = stacks.map(SMALLEST_STACK + KernelStack.RESERVE);
        if (!area.isZero()) {
            ThreadArea.setNumber(area, ++lastNumber);
            ThreadArea.setRecord(area, scheduler.idle());
            AreaSwitch.prepare(area);
            link(area);
            scheduler.idle().setArea(VirtAddr.of(area.bits()));
        }
        unlock();
        return !area.isZero();
    }

    /** Has threads run on another processor, which idles on a stack of its own. */
    @MayAllocate("ordinary code calls it")
    public void addProcessor(int number) {
        Address area = processors.thread(number);
        KernelThread record = new KernelThread(VirtAddr.of(area.bits()));
        lock();
        records.add(record);
        ThreadArea.setNumber(area, ++lastNumber);
        ThreadArea.setRecord(area, record);
        scheduler.add(record);
        unlock();
        processors.reschedule(number);
    }

    private void link(Address area) {
        ThreadArea.setNext(area, ThreadArea.next(first));
        ThreadArea.setNext(first, area);
    }

    @Override
    public void await(Address word, int expected, long nanos) {
        long now = nanos < 0 ? 0 : clock.monotonicNanos();
        boolean ends = nanos >= 0 && nanos < Scheduler.NEVER - now;
        scheduler.await(VirtAddr.of(word.bits()), expected, ends ? now + nanos : Scheduler.NEVER);
    }

    @Override
    public void wake(Address word, int count) {
        scheduler.wake(VirtAddr.of(word.bits()), count);
    }

    @Override
    public void yieldProcessor() {
        ThreadArea.probeStack();
        scheduler.yield();
    }

    @Override
    public long nanoTime() {
        return clock.monotonicNanos();
    }

    @Override
    @MayAllocate("JavaThreads.start may")
    public Address newArea(long stackBytes) {
        long wanted = stackBytes == 0 ? USUAL_STACK : Math.max(SMALLEST_STACK, Math.min(stackBytes, LARGEST_STACK));
        long bytes = (wanted + Frame.SIZE - 1 & -Frame.SIZE) + KernelStack.RESERVE;
        lock();
        Address area = areas.takeUnused(bytes);
        unlock();
        return area.isZero() ? create(bytes) : area;
    }

    @MayAllocate("JavaThreads.start may")
    private Address create(long bytes) {
        KernelThread record = new KernelThread(VirtAddr.of(0));
        lock();
        try {
            records.add(record);
            Address area = stacks.map(bytes);
            if (area.isZero()) {
                records.remove(records.size() - 1);
                return area;
            }
            ThreadArea.setNumber(area, ++lastNumber);
            record.setArea(VirtAddr.of(area.bits()));
            ThreadArea.setRecord(area, record);
            return area;
        } finally {
            unlock();
        }
    }

    @Override
    public boolean start(Address area) {
        lock();
        AreaSwitch.prepare(area);
        link(area);
        scheduler.start((KernelThread) ThreadArea.record(area));
        unlock();
        return true;
    }

    /** A step of priority is worth two nice values: from 8 for the least to -10 for the most. */
    @Override
    public void setPriority(Address area, int priority) {
        int nice = NICE_VALUES * (Thread.NORM_PRIORITY - priority);
        scheduler.setPolicy((KernelThread) ThreadArea.record(area), Policy.NORMAL, nice, 0);
    }

    /** From here on the current thread holds on to the processor, until it has left its stack. */
    @Override
    public void leave(Address area) {
        lock();
        if (ThreadArea.isReserveOpen(area)) {
            reserves.close(area);
        }
        Address before = first;
        while (!ThreadArea.next(before).is(area)) {
            before = ThreadArea.next(before);
        }
        ThreadArea.setNext(before, ThreadArea.next(area));
        // The heap is others' from here on, but not the stack.
        letGo();
    }

    /** The life of a thread other than the first. Never returns. */
    @MayAllocate("the thread does")
    void run(Address area) {
        scheduler.begin();
        if (ThreadArea.record(area) == scheduler.idle()) {
            scheduler.runIdle(idleWork);
        }
        threads.run(area);
        scheduler.exit();
    }

    @Override
    public Address ownRuns() {
        return ThreadArea.current().plus(ThreadArea.RUNS);
    }

    @Override
    public void lock() {
        ThreadArea.probeStack();
        scheduler.hold();
        int self = ThreadArea.number(ThreadArea.current());
        if (owner.get() != self) {
            int number = drawn.getAndIncrement();
            while (turn.get() != number) {
                Locks.machine().relax();
                if (!Locks.machine().isInterruptible()) {
                    processors.pauseIfWanted();
                }
            }
            owner.setRelease(self);
        }
        depth++;
    }

    @Override
    public void unlock() {
        letGo();
        scheduler.release();
    }

    private void letGo() {
        depth--;
        if (depth == 0) {
            owner.setRelease(NOBODY);
            turn.setRelease(turn.get() + 1);
        }
    }

    /** Neither another thread nor a collection that another processor starts comes between with interrupts off. */
    @Override
    public boolean forbidStops() {
        return Instructions.saveAndDisableInterrupts();
    }

    @Override
    public void allowStops(boolean before) {
        if (before) {
            Instructions.enableInterrupts();
        }
    }

    /** Those of this processor do not run while the heap is locked. */
    @Override
    public void stop() {
        processors.pauseThreads();
    }

    @Override
    public void resume() {
        processors.resumeThreads();
    }

    @Override
    public int walk(Address area, Address context, Address buffer, int limit) {
        int count = 0;
        lock();
        stop();
        for (Address each = first; !each.isZero(); each = ThreadArea.next(each)) {
            if (each.is(area)) {
                load(each, context);
                count = Unwinder.record(buffer, limit, context);
            }
        }
        resume();
        unlock();
        return count;
    }

    @Override
    public void scan(Address stackPointer, Roots roots) {
        Address self = ThreadArea.current();
        for (Address each = first; !each.isZero(); each = ThreadArea.next(each)) {
            Address object = ThreadArea.roots(each);
            roots.words(object, object.plus(8));
            Address from = each.is(self) ? stackPointer : pointer(each, roots);
            roots.words(from.alignDown(8), ThreadArea.stackHigh(each));
        }
    }

    @Override
    public void scanInterrupted(Roots roots) {
        Address self = ThreadArea.current();
        for (Address each = first; !each.isZero(); each = ThreadArea.next(each)) {
            if (!each.is(self) && isInterrupted(each)) {
                roots.words(pointer(each, roots).alignDown(8), ThreadArea.stackHigh(each));
            }
        }
    }

    private boolean isInterrupted(Address area) {
        int processor = processors.runs(area);
        return processor < 0 ? ThreadArea.isPreempted(area) : !processors.pause().frame(processor).isZero();
    }

    /** The stack pointer of a thread that does not go on now. If another processor runs it, its registers are told. */
    private Address pointer(Address area, Roots roots) {
        int processor = processors.runs(area);
        if (processor < 0) {
            return ThreadArea.handlerPointer(area);
        }
        Address frame = processors.pause().frame(processor);
        if (!frame.isZero()) {
            roots.words(frame, frame.plus(TrapFrame.SIZE));
        }
        return processors.pause().stackPointer(processor);
    }

    private void load(Address area, Address context) {
        int processor = processors.runs(area);
        if (processor < 0) {
            UnwindContext.loadPreserved(ThreadArea.handlerPointer(area), context);
        } else if (processors.pause().frame(processor).isZero()) {
            // pause.asm pushes what a switch does.
            UnwindContext.loadPreserved(processors.pause().stackPointer(processor), context);
        } else {
            InterruptFrame.load(processors.pause().frame(processor), context);
        }
    }

    @Override
    public void tables(Survivors survivors) {
        ThreadAreas.leaveRuns(first, survivors);
    }

    @Override
    public void forget(Survivors survivors) {
        threads.freeMonitors(survivors);
    }

    @Override
    public void keep(Survivors survivors) {
        ThreadAreas.keepRuns(first, survivors);
    }
}
