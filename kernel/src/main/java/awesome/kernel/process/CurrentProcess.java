package awesome.kernel.process;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.sync.Exclusion;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.DeferredWork;
import awesome.kernel.wait.EventWaiter;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.Waiter;

/**
 * The process that the kernel works for. Whoever works for one {@linkplain #enter enters} first and {@linkplain #leave
 * leaves} afterwards; there is one at a time, so that files, processes, and all else that processes share need no locks
 * of their own. Who waits lets others in meanwhile. User code runs outside.
 */
public final class CurrentProcess implements Waiter {
    private enum EndedBy {
        SIGNAL,
        KILL,
        NOTHING
    }

    private final Machine machine;
    private final DeferredWork work;
    private final Exclusion exclusion;
    private final Waiter sleeper;
    /** Null while nobody is within, or deferred work is done. */
    private Process process;

    /** Nobody yet. Who waits does {@code work} when it looks. */
    public CurrentProcess(Machine machine, DeferredWork work) {
        this.machine = machine;
        this.work = work;
        exclusion = machine.threads().exclusion();
        sleeper = new EventWaiter(machine.devices(), machine.clock(), work, () -> false);
    }

    /** Begins to work for {@code next}, or for nobody in particular if that is null, as soon as nobody else does. */
    public void enter(Process next) {
        exclusion.lock();
        process = next;
    }

    /** Ends {@link #enter}. */
    public void leave() {
        process = null;
        exclusion.unlock();
    }

    /** Enters for {@code next}, does {@code doing}, and leaves. */
    void within(Process next, Runnable doing) {
        enter(next);
        try {
            doing.run();
        } finally {
            leave();
        }
    }

    /** The one that is worked for. */
    public Process get() {
        return process;
    }

    @Override
    public boolean await(Condition condition, long deadline) {
        Process self = process;
        // Before there are processes, somebody may wait who is alone.
        return self == null ? sleeper.await(condition, deadline) : await(self, condition, deadline, EndedBy.SIGNAL);
    }

    /** As {@link #await}, but only SIGKILL cuts it short. */
    public void awaitKillable(Condition condition) {
        await(process, condition, FOREVER, EndedBy.KILL);
    }

    /** As {@link #await}, but nothing cuts it short. */
    public void awaitAnyway(Condition condition) {
        await(process, condition, FOREVER, EndedBy.NOTHING);
    }

    private boolean await(Process self, Condition condition, long deadline, EndedBy cut) {
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
                if (condition.isMet()) {
                    return true;
                }
                if (cut == EndedBy.SIGNAL && self.hasSignal() || cut == EndedBy.KILL && self.isKilled()) {
                    throw new ErrnoException(RESTART);
                }
                if (deadline != FOREVER && machine.clock().monotonicNanos() >= deadline) {
                    return false;
                }
                leave();
                try {
                    notice.await(seen, deadline);
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
