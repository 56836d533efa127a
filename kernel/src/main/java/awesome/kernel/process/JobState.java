package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.magic.Cold;
import awesome.magic.NonNull;

/**
 * Whether a process is stopped, and what its parent has not been told of that yet (wait(2)). A thread that waits for
 * something stops where it does; others come and wait here. When all wait, the parent is told.
 */
@NonNull
public final class JobState {
    private final Process process;
    /** The signal that stopped it; 0 while it runs. */
    private volatile int stoppedBy;
    /** Whether all threads have stopped, and the parent was told. */
    private boolean settled;
    private boolean stopUntold;
    private boolean goUntold;

    JobState(Process process) {
        this.process = process;
    }

    /** Whether it is stopped, or is about to be. Any thread. */
    public boolean isStopped() {
        return stoppedBy != 0;
    }

    /** The signal that stopped it. */
    public int stoppedBy() {
        return stoppedBy;
    }

    /** Whether the parent has not been told that it is stopped. */
    boolean isStopUntold() {
        return stopUntold;
    }

    /** Whether the parent has not been told that it goes on. */
    boolean isGoUntold() {
        return goUntold;
    }

    void toldStop() {
        stopUntold = false;
    }

    void toldGo() {
        goUntold = false;
    }

    /** The process, of which the current thread is one, stops until it is continued or killed; not if it ends, or is to. */
    void stop(int signal) {
        // Who kills it may have done so while its tracer was asked: nothing else would come that lets it go on.
        if (process.task().isKilled()) {
            return;
        }
        Processes all = process.services().processes();
        // A group that nobody could continue is not stopped but by SIGSTOP (setpgid(2), "Notes").
        if (signal != Signal.SIGSTOP && all.isOrphaned(process.kin().group(), null)) {
            return;
        }
        if (stoppedBy == 0) {
            stoppedBy = signal;
            settled = false;
            process.tasks().jobChanged();
            process.tasks().disturb();
        }
        pause();
    }

    /** The current thread, which is one of the process, waits as long as that is stopped. */
    void pause() {
        if (stoppedBy != 0) {
            pauseStopped(process.task());
        }
    }

    @Cold("processes are seldom stopped")
    private void pauseStopped(Task self) {
        while (stoppedBy != 0) {
            Tracee tracee = self.tracee();
            if (tracee == null) {
                process.services().current().awaitAnyway(() -> stoppedBy == 0 || self.tracee() != null);
            } else if (tracee.isHeld()) {
                tracee.stopWithGroup();
            } else {
                return;
            }
        }
    }

    /** A thread waits, or is gone: the parent is told if it was the last one to stop. */
    void settle() {
        if (stoppedBy != 0 && !settled && process.tasks().allWait()) {
            settled = true;
            stopUntold = true;
            goUntold = false;
            process.tellParent(Signal.CLD_STOPPED, stoppedBy);
        }
    }

    /** SIGCONT has come, or the end: nothing stops it any more. */
    void goOn(boolean toBeTold) {
        if (stoppedBy == 0) {
            return;
        }
        stoppedBy = 0;
        stopUntold = false;
        process.tasks().jobChanged();
        process.tasks().tellAll();
        if (toBeTold) {
            goUntold = true;
            process.tellParent(Signal.CLD_CONTINUED, Signal.SIGCONT);
        }
    }
}
