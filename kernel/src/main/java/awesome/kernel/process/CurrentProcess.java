package awesome.kernel.process;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.sync.Exclusion;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.DeferredWork;
import awesome.kernel.wait.EventWaiter;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.Waiter;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/**
 * The thread of a process that the kernel works for. Whoever works for one {@linkplain #enter enters} first and
 * {@linkplain #leave leaves} afterwards; there is one at a time, so that files, processes, and all else that
 * processes share need no locks of their own. Who waits lets others in meanwhile. User code runs outside.
 */
@NonNull
public final class CurrentProcess implements Waiter {
    private enum EndedBy {
        SIGNAL,
        KILL,
        NOTHING
    }

    /** The error number of a call that a tracer has ended by sending the thread elsewhere; no program sees it. */
    public static final int ABANDONED = 1000;

    private final Machine machine;
    private final DeferredWork work;
    private final Exclusion exclusion;
    private final Waiter sleeper;
    /** Null while nobody is within, or deferred work is done. */
    private Task task;
    /** Whether there are others: until then the one thread that there is need not enter. */
    private boolean shared;

    /** Nobody yet. Who waits does {@code work} when it looks. */
    public CurrentProcess(Machine machine, DeferredWork work) {
        this.machine = machine;
        this.work = work;
        exclusion = machine.threads().exclusion();
        exclusion.use(this::isCurrent);
        sleeper = new EventWaiter(machine.devices(), machine.clock(), work, () -> false);
    }

    /** From now on there is more than one thread: what is done for processes is done within. */
    public void share() {
        shared = true;
    }

    /** Begins to work for {@code next}, or for nobody in particular if that is null, as soon as nobody else does. */
    public void enter(Task next) {
        exclusion.lock();
        task = next;
    }

    /** Ends {@link #enter}. */
    public void leave() {
        task = null;
        exclusion.unlock();
    }

    /** Whether the calling thread works for its own process. Any context: others see what is not theirs. */
    @NoAlloc("threads are woken with interrupts off")
    private boolean isCurrent() {
        Task now = task;
        ThreadMachine.UserThread thread = now == null ? null : now.thread();
        return thread != null && thread.isCurrent();
    }

    /** Enters for {@code next}, does {@code doing}, and leaves. */
    void within(Task next, Runnable doing) {
        enter(next);
        try {
            doing.run();
        } finally {
            leave();
        }
    }

    /** The process that is worked for; null if there is none. */
    public Process get() {
        return task == null ? null : task.process();
    }

    /** Its thread that is worked for; null if there is none. */
    public Task task() {
        return task;
    }

    /** Lets others in, and threads that are ready run. */
    public void yield() {
        Task self = task;
        leave();
        try {
            machine.threads().yield();
        } finally {
            enter(self);
        }
    }

    @Override
    public boolean await(Condition condition, long deadline) {
        Task self = task;
        // Before there are processes, somebody may wait who is alone.
        return self == null ? sleeper.await(condition, deadline) : await(self, condition, deadline, EndedBy.SIGNAL);
    }

    /** As {@link #await}, but only SIGKILL cuts it short. */
    public void awaitKillable(Condition condition) {
        await(task, condition, FOREVER, EndedBy.KILL);
    }

    /** As {@link #await}, but only SIGKILL and the end of the thread cut it short. */
    public boolean awaitKillable(Condition condition, long deadline) {
        return await(task, condition, deadline, EndedBy.KILL);
    }

    /** As {@link #await}, but nothing cuts it short. */
    public void awaitAnyway(Condition condition) {
        await(task, condition, FOREVER, EndedBy.NOTHING);
    }

    /**
     * Waits for something outside of the kernel's own doing, such as a disk, as long as it takes: until {@code condition} is met, which
     * asks for nothing that is looked at within. Who calls is within, if there are others, and leaves meanwhile.
     *
     * @param notice what happens when it may have become so
     * @param patience after so many nanoseconds, again and again, {@code late} is done, outside
     */
    void awaitOutside(Notice notice, Condition condition, long patience, Runnable late) {
        Task self = task;
        boolean within = shared;
        if (within) {
            leave();
        }
        try {
            int seen = notice.count();
            while (!condition.isMet()) {
                if (!notice.await(seen, machine.clock().monotonicNanos() + patience)) {
                    late.run();
                }
                seen = notice.count();
            }
        } finally {
            if (within) {
                enter(self);
            }
        }
    }

    private boolean await(Task self, Condition condition, long deadline, EndedBy cut) {
        work.run();
        if (condition.isMet()) {
            return true;
        }
        Notice notice = self.notice();
        Bell[] bells = condition.bells();
        for (Bell bell : bells) {
            bell.add(notice);
        }
        self.setWaiting(true);
        try {
            while (true) {
                // What happens from here on ends the wait below.
                int seen = notice.count();
                work.run();
                Tracee tracee = cut == EndedBy.SIGNAL ? self.tracee() : null;
                // While the process is stopped nothing happens here, whatever comes.
                boolean stopped = cut == EndedBy.SIGNAL && tracee == null && self.process().jobState().isStopped();
                if (tracee != null && tracee.wantsStop() || tracee != null && self.hasSignal() && !condition.isMet()) {
                    stopInPlace(self, tracee);
                    continue;
                }
                if (!stopped) {
                    if (condition.isMet()) {
                        return true;
                    }
                    if (cut == EndedBy.SIGNAL && self.hasSignal() || cut == EndedBy.KILL && self.isKilled()) {
                        throw new ErrnoException(RESTART);
                    }
                    if (deadline != FOREVER && machine.clock().monotonicNanos() >= deadline) {
                        return false;
                    }
                }
                leave();
                try {
                    notice.await(seen, stopped ? FOREVER : deadline);
                } finally {
                    enter(self);
                }
            }
        } finally {
            self.setWaiting(false);
            for (Bell bell : bells) {
                bell.remove(notice);
            }
        }
    }

    /** A thread that waits and is traced stops here; RESTART if it is not to wait any more. */
    private static void stopInPlace(Task self, Tracee tracee) {
        boolean goesOn = tracee.stopWaiting();
        self.setWaiting(true);
        if (!goesOn) {
            throw new ErrnoException(tracee.isAbandoned() ? ABANDONED : RESTART);
        }
    }

    /** The life of a thread that does what devices and timers leave to be done. Never returns. */
    public void doWork() {
        while (true) {
            int seen = machine.devices().count();
            long next;
            enter(null);
            try {
                work.run();
                next = work.nextTime();
            } finally {
                leave();
            }
            machine.devices().await(seen, next);
        }
    }
}
