package awesome.runtime.linux;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Foreign;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.Platform;
import awesome.runtime.exception.UnwindContext;
import awesome.runtime.exception.Unwinder;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.Mutators;
import awesome.runtime.heap.Survivors;
import awesome.runtime.thread.EndedAreas;
import awesome.runtime.thread.JavaThreads;
import awesome.runtime.thread.ThreadArea;
import awesome.runtime.thread.ThreadAreas;
import awesome.runtime.thread.ThreadPlatform;
import awesome.runtime.thread.Threads;

/** Threads by {@code clone}, waiting by {@code futex}; the collector stops them by a signal ({@link StopSignal}). */
@NoAlloc("part of allocation and collection")
final class LinuxThreads implements ThreadPlatform, Mutators {
    private static final LinuxThreads PLATFORM = new LinuxThreads();
    private static final JavaThreads THREADS = new JavaThreads(PLATFORM);

    private static final long MONITOR_BYTES = 256L << 20;
    private static final long SMALLEST_MONITOR_BYTES = 64 << 10;
    /** As HotSpot's on x86-64 (-XX:ThreadStackSize). */
    private static final long USUAL_STACK = 1 << 20;
    private static final long SMALLEST_STACK = 128 << 10;

    /** Where a ucontext has the registers (asm/ucontext.h): behind flags, link and stack. */
    private static final int UCONTEXT_REGISTERS = 40;

    private final Words lock = new Words(2);
    private int lockDepth;
    /** The areas of all threads, linked; and of those that ended, which may be used again. */
    private Address first = Address.zero();
    private final EndedAreas ended = new EndedAreas();

    private LinuxThreads() {}

    /** Makes the running code the main thread; its area is where {@code fs} points. */
    static void adoptMain(Address stackLow, Address stackHigh, Address signalLow, Address signalHigh) {
        Address area = ThreadArea.current();
        ThreadArea.format(area, stackLow, stackHigh, signalLow, signalHigh);
        ThreadArea.setNumber(area, (int) Syscall.call(SystemCallNumber.GETTID, 0, 0, 0));
        PLATFORM.first = area;
        Heap.current().setMutators(PLATFORM);
        reserveMonitors();
        Threads.bind(THREADS);
        StopSignal.install();
    }

    /** As much address space as there is, up to what an index can reach; memory is used as records are. */
    private static void reserveMonitors() {
        long bytes = MONITOR_BYTES;
        Address memory = Memory.map(bytes);
        while (memory.isZero() && bytes > SMALLEST_MONITOR_BYTES) {
            bytes >>= 1;
            memory = Memory.map(bytes);
        }
        THREADS.reserveMonitors(memory, memory.isZero() ? 0 : bytes);
    }

    static JavaThreads threads() {
        return THREADS;
    }

    @Override
    public void await(Address word, int expected, long nanos) {
        Futex.await(word, expected, nanos);
    }

    @Override
    public void wake(Address word, int count) {
        Futex.wake(word, count);
    }

    @Override
    public void yieldProcessor() {
        Syscall.call(SystemCallNumber.SCHED_YIELD, 0, 0, 0);
    }

    @Override
    public long nanoTime() {
        return Platform.current().nanoTime();
    }

    @Override
    public Address newArea(long stackBytes) {
        long wanted = stackBytes == 0 ? USUAL_STACK : Math.max(SMALLEST_STACK, stackBytes + 4095 & -4096);
        lock();
        Address area = ended.take(wanted);
        unlock();
        return area.isZero() ? Memory.mapThread(wanted) : area;
    }

    @Override
    public boolean start(Address area) {
        lock();
        long number = clone(ThreadArea.stackHigh(area), area, area.plus(ThreadArea.NUMBER));
        boolean started = number > 0;
        if (started) {
            ThreadArea.setNumber(area, (int) number);
            ThreadArea.setNext(area, first);
            first = area;
        } else {
            ThreadArea.clear(area);
            ended.add(area);
        }
        unlock();
        return started;
    }

    @Override
    public void leave(Address area) {
        lock();
        Address before = Address.zero();
        Address each = first;
        while (!each.is(area)) {
            before = each;
            each = ThreadArea.next(each);
        }
        if (before.isZero()) {
            first = ThreadArea.next(area);
        } else {
            ThreadArea.setNext(before, ThreadArea.next(area));
        }
        ThreadArea.clear(area);
        ended.add(area);
        unlock();
    }

    @Override
    public Address ownRuns() {
        return ThreadArea.current().plus(ThreadArea.RUNS);
    }

    @Override
    public void lock() {
        if (!THREADS.isShared()) {
            return;
        }
        ThreadArea.probeStack();
        int self = ThreadArea.number(ThreadArea.current());
        if (lock.at(1).readIntVolatile() != self) {
            Futex.lock(lock.at(0));
            lock.at(1).writeIntVolatile(self);
        }
        lockDepth++;
    }

    @Override
    public void unlock() {
        if (THREADS.isShared() && --lockDepth == 0) {
            lock.at(1).writeIntVolatile(0);
            Futex.unlock(lock.at(0));
        }
    }

    @Override
    public void stop() {
        StopSignal.begin();
        Address self = ThreadArea.current();
        int count = 0;
        for (Address each = first; !each.isZero(); each = ThreadArea.next(each)) {
            if (!each.is(self)) {
                StopSignal.send(ThreadArea.number(each));
                count++;
            }
        }
        StopSignal.awaitStopped(count);
    }

    @Override
    public void resume() {
        StopSignal.end();
    }

    @Override
    public int walk(Address area, Address context, Address buffer, int limit) {
        int count = 0;
        lock();
        stop();
        for (Address each = first; !each.isZero(); each = ThreadArea.next(each)) {
            if (each.is(area)) {
                // The signal handler was entered with a return address on the stack, and the signal frame above.
                UnwindContext.loadSignal(ThreadArea.handlerPointer(each).plus(8 + UCONTEXT_REGISTERS), context);
                count = Unwinder.record(buffer, limit, context);
                if (count == 1) {
                    // In assembly, mostly in a system call: its caller is on top of the stack.
                    UnwindContext.leaveLeaf(context);
                    count = Unwinder.record(buffer, limit, context);
                }
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
            if (each.is(self)) {
                scanFrom(each, stackPointer, stackPointer, roots);
            } else {
                scanStopped(each, roots);
            }
        }
    }

    /** A signal stops all of them anywhere. */
    @Override
    public void scanInterrupted(Roots roots) {
        Address self = ThreadArea.current();
        for (Address each = first; !each.isZero(); each = ThreadArea.next(each)) {
            if (!each.is(self)) {
                scanStopped(each, roots);
            }
        }
    }

    private static void scanStopped(Address area, Roots roots) {
        // The 128 bytes below the stack pointer are in use (System V ABI AMD64, 3.2.2).
        scanFrom(area, ThreadArea.handlerPointer(area), ThreadArea.stoppedPointer(area).minus(128), roots);
    }

    /**
     * Scans the stacks of a thread. Its innermost frames start at {@code inner}, on the signal stack or not; those that
     * a handler on the signal stack interrupted start at {@code interrupted}, if that is on the other stack.
     */
    private static void scanFrom(Address area, Address inner, Address interrupted, Roots roots) {
        Address low = ThreadArea.stackLow(area).plus(ThreadArea.isReserveOpen(area) ? 0 : Memory.RESERVE);
        Address high = ThreadArea.stackHigh(area);
        if (isWithin(inner, low, high)) {
            roots.words(inner.alignDown(8), high);
            return;
        }
        roots.words(inner.alignDown(8), ThreadArea.signalHigh(area));
        roots.words(isWithin(interrupted, low, high) ? interrupted.alignDown(8) : low, high);
    }

    private static boolean isWithin(Address address, Address low, Address high) {
        return !address.isBelow(low) && address.isBelow(high);
    }

    @Override
    public void tables(Survivors survivors) {
        ThreadAreas.leaveRuns(first, survivors);
    }

    @Override
    public void forget(Survivors survivors) {
        THREADS.freeMonitors(survivors);
    }

    @Override
    public void keep(Survivors survivors) {
        ThreadAreas.keepRuns(first, survivors);
    }

    /** The number of the new thread, or an error number negated. */
    @Foreign("linux_clone")
    static long clone(Address stackHigh, Address area, Address number) {
        throw new IllegalStateException("the host cannot start a thread at " + stackHigh);
    }
}
