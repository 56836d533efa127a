package awesome.runtime.thread;

import awesome.magic.Cold;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.exception.StackTraces;
import awesome.runtime.exception.UnwindContext;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.IdentityHash;
import awesome.runtime.heap.Survivors;
import awesome.runtime.jdk.Target_java_lang_Thread;
import java.util.Arrays;

/** Threads, their monitors and their waiting on a {@link ThreadPlatform}; see {@code docs/book/threads.md}. */
public final class JavaThreads implements Threads {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** How deep the stack traces of other threads go. */
    private static final int MAX_FRAMES = 1024;

    private final ThreadPlatform platform;
    private final FatMonitors monitors;
    private final ObjectLocks locks;
    /** How many threads keep the program from ending, in the image and so at a fixed address. */
    private final int[] ordinaryThreads = new int[1];
    /** Whether there ever was a second thread; before, nothing needs to be atomic. */
    private boolean shared;

    /** Threads of this platform; made at build time. */
    public JavaThreads(ThreadPlatform platform) {
        this.platform = platform;
        this.monitors = new FatMonitors(platform);
        this.locks = new ObjectLocks(monitors);
    }

    /** Gives monitors their memory: zeroed, 64 bytes each. */
    public void reserveMonitors(Address memory, long bytes) {
        monitors.reserve(memory, bytes, Objects.heapBase());
    }

    /** The heap has moved, with all objects, and with the area of {@code main}, which is the only thread. */
    @NoAlloc("the heap is on the move")
    public void moved(Thread main, Address area) {
        monitors.setBase(Objects.heapBase());
        Target_java_lang_Thread.setArea(main, area);
    }

    /** Whether there is or was a second thread. */
    @NoAlloc("part of allocation")
    public boolean isShared() {
        return shared;
    }

    private static Address markWord(Object object) {
        return Objects.addressOf(object).plus(Hubs.MARK_WORD);
    }

    /** Enters the monitor of {@code object}, not null. */
    public void enter(Object object) {
        Address mark = markWord(object);
        if (mark.readInt() == 0) {
            int thin = ThreadArea.currentThinWord();
            if (!shared) {
                mark.writeInt(thin);
                return;
            }
            if (mark.compareAndSetInt(0, thin)) {
                return;
            }
        }
        enterSlowly(object);
    }

    @Cold
    private void enterSlowly(Object object) {
        ThreadArea.probeStack();
        boolean entered = locks.enter(markWord(object), ThreadArea.current());
        if (!entered) {
            reclaimMonitors();
            entered = locks.enter(markWord(object), ThreadArea.current());
        }
        Objects.keepAlive(object);
        if (!entered) {
            throw tooManyMonitors();
        }
    }

    /** Leaves the monitor of {@code object}, not null; throws if this thread has not entered it. */
    public void exit(Object object) {
        Address mark = markWord(object);
        int thin = ThreadArea.currentThinWord();
        if (mark.readInt() == thin) {
            if (!shared) {
                mark.writeInt(0);
                return;
            }
            if (mark.compareAndSetInt(thin, 0)) {
                return;
            }
        }
        exitSlowly(object);
    }

    /** Keeps the object alive until it is left: a collection would give its record to another one meanwhile. */
    @Cold
    private void exitSlowly(Object object) {
        boolean left = locks.exit(markWord(object), ThreadArea.current());
        Objects.keepAlive(object);
        if (!left) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
    }

    /** Frees the records of objects that nobody can reach any more. */
    private static void reclaimMonitors() {
        Heap.current().collect(false);
    }

    private static OutOfMemoryError tooManyMonitors() {
        return new OutOfMemoryError("too many monitors of objects with identity hashes or contention");
    }

    @Override
    public int currentId() {
        return ThreadArea.number(ThreadArea.current());
    }

    @Override
    public int identityHash(Object object) {
        int hash = locks.hash(markWord(object), IdentityHash.next());
        if (hash == 0) {
            reclaimMonitors();
            hash = locks.hash(markWord(object), IdentityHash.next());
        }
        Objects.keepAlive(object);
        if (hash == 0) {
            throw tooManyMonitors();
        }
        return hash;
    }

    @Override
    public boolean holds(Object object) {
        boolean holds = locks.holds(markWord(object), ThreadArea.current());
        Objects.keepAlive(object);
        return holds;
    }

    /** The record of a monitor that this thread has entered. */
    private Address held(Object object) {
        ThreadArea.probeStack();
        if (!holds(object)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        Address monitor = locks.monitor(markWord(object));
        if (monitor.isZero()) {
            reclaimMonitors();
            monitor = locks.monitor(markWord(object));
            if (monitor.isZero()) {
                throw tooManyMonitors();
            }
        }
        return monitor;
    }

    @Override
    public void await(Object object, long nanos) throws InterruptedException {
        Address monitor = held(object);
        Address self = ThreadArea.current();
        startWaiting(self);
        if (takeInterrupt()) {
            stopWaiting(self);
            throw new InterruptedException();
        }
        int outcome = monitors.await(monitor, self, nanos);
        Objects.keepAlive(object);
        stopWaiting(self);
        if (outcome != ThreadArea.NOTIFIED && takeInterrupt()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void awaitQuietly(Object object) {
        Address monitor = held(object);
        Address self = ThreadArea.current();
        startWaiting(self);
        monitors.await(monitor, self, -1);
        Objects.keepAlive(object);
        stopWaiting(self);
    }

    /** From here on an interrupt changes the wait word; one that came before shows in the thread. */
    private static void startWaiting(Address self) {
        ThreadArea.wait(self).getAndSetInt(ThreadArea.WAITING);
    }

    private static void stopWaiting(Address self) {
        ThreadArea.wait(self).writeIntVolatile(ThreadArea.IDLE);
    }

    private static boolean takeInterrupt() {
        return Thread.interrupted();
    }

    @Override
    public void wake(Object object, boolean all) {
        if (!holds(object)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        // A mark word with the lock in it has no waiters.
        if (!locks.isFat(markWord(object))) {
            return;
        }
        monitors.wake(held(object), all);
        Objects.keepAlive(object);
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        Address self = ThreadArea.current();
        startWaiting(self);
        if (!takeInterrupt()) {
            if (nanos == 0) {
                platform.yieldProcessor();
            } else {
                sleepUntil(self, platform.nanoTime() + nanos);
            }
            if (!takeInterrupt()) {
                stopWaiting(self);
                return;
            }
        }
        stopWaiting(self);
        throw new InterruptedException("sleep interrupted");
    }

    private void sleepUntil(Address self, long end) {
        long left = end - platform.nanoTime();
        while (left > 0 && !ThreadArea.thread(self).isInterrupted()) {
            monitors.sleep(self, left);
            if (!ThreadArea.thread(self).isInterrupted()) {
                // The interrupt was meant for the thread that had this area before.
                startWaiting(self);
            }
            left = end - platform.nanoTime();
        }
    }

    @Override
    public void yieldProcessor() {
        platform.yieldProcessor();
    }

    @Override
    public void park(boolean absolute, long time) {
        Address self = ThreadArea.current();
        Address word = ThreadArea.park(self);
        if (word.getAndSetInt(ThreadArea.NO_PERMIT) == ThreadArea.PERMIT
                || ThreadArea.thread(self).isInterrupted()
                || absolute && time <= System.currentTimeMillis()) {
            return;
        }
        long nanos = absolute ? (time - System.currentTimeMillis()) * NANOS_PER_MILLI : time == 0 ? -1 : time;
        if (word.compareAndSetInt(ThreadArea.NO_PERMIT, ThreadArea.PARKED)) {
            ThreadArea.setStatus(self, nanos < 0 ? ThreadArea.WAITS : ThreadArea.WAITS_WITH_LIMIT);
            platform.await(word, ThreadArea.PARKED, nanos);
            ThreadArea.setStatus(self, ThreadArea.RUNNABLE);
        }
        word.getAndSetInt(ThreadArea.NO_PERMIT);
    }

    @Override
    public void unpark(Thread thread) {
        unparkArea(Target_java_lang_Thread.area(thread));
    }

    private void unparkArea(Address area) {
        if (!area.isZero()) {
            Address word = ThreadArea.park(area);
            if (word.getAndSetInt(ThreadArea.PERMIT) == ThreadArea.PARKED) {
                platform.wake(word, 1);
            }
        }
    }

    @Override
    public void interrupt(Thread thread) {
        Address.fence();
        Address area = Target_java_lang_Thread.area(thread);
        if (!area.isZero()) {
            Address word = ThreadArea.wait(area);
            if (word.compareAndSetInt(ThreadArea.WAITING, ThreadArea.INTERRUPTED)) {
                platform.wake(word, 1);
            }
            unparkArea(area);
        }
    }

    @Override
    public void setPriority(Thread thread, int priority) {
        Address area = Target_java_lang_Thread.area(thread);
        if (!area.isZero()) {
            platform.setPriority(area, priority);
        }
    }

    /** Makes the running code the main thread. */
    public void adopt(Address area, Thread main) {
        ThreadArea.setThread(area, main);
        ThreadArea.setStatus(area, ThreadArea.RUNNABLE);
        Target_java_lang_Thread.setArea(main, area);
        ordinary().getAndAddInt(1);
    }

    private Address ordinary() {
        return Objects.addressOf(ordinaryThreads).plus(Hubs.ARRAY_BASE);
    }

    /** Runs {@code thread.run()} in a new thread. */
    public void start(Thread thread, long stackBytes) {
        shared = true;
        Address area = platform.newArea(stackBytes);
        boolean started = false;
        if (!area.isZero()) {
            ThreadArea.setThread(area, thread);
            ThreadArea.setStatus(area, ThreadArea.RUNNABLE);
            Target_java_lang_Thread.setArea(thread, area);
            platform.setPriority(area, thread.getPriority());
            int ordinary = thread.isDaemon() ? 0 : 1;
            ordinary().getAndAddInt(ordinary);
            started = platform.start(area);
            if (!started) {
                ordinary().getAndAddInt(-ordinary);
                Target_java_lang_Thread.setArea(thread, Address.zero());
            }
        }
        if (!started) {
            throw new OutOfMemoryError(
                    "unable to create native thread: possibly out of memory or process/resource limits reached");
        }
    }

    /** The life of a thread that {@link #start} made. On return it does nothing but end. */
    public void run(Address area) {
        Thread thread = ThreadArea.thread(area);
        try {
            thread.run();
        } catch (Throwable exception) {
            Target_java_lang_Thread.uncaught(thread, exception);
        }
        end(area);
        platform.leave(area);
    }

    /** Ends the thread for those who join it, and for the program. */
    public void end(Address area) {
        Thread thread = ThreadArea.thread(area);
        boolean daemon = thread.isDaemon();
        Target_java_lang_Thread.end(thread);
        if (!daemon) {
            ordinary().getAndAddInt(-1);
            platform.wake(ordinary(), 1);
        }
    }

    /** Waits until only so many threads are left that keep the program from ending. */
    public void awaitOthers(int left) {
        int count = ordinary().readIntVolatile();
        while (count > left) {
            platform.await(ordinary(), count, -1);
            count = ordinary().readIntVolatile();
        }
    }

    /** Gives the records of dead objects to others. While no thread runs but the collector. */
    @NoAlloc("part of collection")
    public void freeMonitors(Survivors survivors) {
        int last = monitors.everUsed();
        for (int i = 1; i <= last; i++) {
            Address monitor = monitors.at(i);
            Address mark = monitors.mark(monitor);
            if (!mark.isZero() && survivors.isDead(mark.minus(Hubs.MARK_WORD))) {
                monitors.free(monitor);
            }
        }
    }

    /** The stack trace of another thread; empty before its start and after its end. */
    public StackTraceElement[] trace(Thread thread) {
        long[] context = new long[UnwindContext.SIZE / 8];
        int[] frames = new int[MAX_FRAMES];
        Address area = Target_java_lang_Thread.area(thread);
        int count = area.isZero() ? 0 : platform.walk(area, Objects.addressOf(context).plus(Hubs.ARRAY_BASE),
                Objects.addressOf(frames).plus(Hubs.ARRAY_BASE), MAX_FRAMES);
        Objects.keepAlive(context);
        Objects.keepAlive(frames);
        return StackTraces.resolveOther(Arrays.copyOf(frames, count));
    }
}
