package awesome.kernel.process;

import awesome.abi.linux.Signal;

/** Whether a process is stopped, and what its parent has not been told of that yet (wait(2)). */
public final class JobState {
    private final Process process;
    /** The signal that stopped it; 0 while it runs. */
    private int stoppedBy;
    private boolean stopUntold;
    private boolean goUntold;

    JobState(Process process) {
        this.process = process;
    }

    /** Whether it is stopped. */
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

    /** The process, which is the current one, stops until it is continued or killed. */
    void stop(int signal) {
        Processes all = process.services().processes();
        // A group that nobody could continue is not stopped but by SIGSTOP (setpgid(2), "Notes").
        if (signal != Signal.SIGSTOP && all.isOrphaned(process.kin().group(), null)) {
            return;
        }
        stoppedBy = signal;
        stopUntold = true;
        goUntold = false;
        process.tellParent(Signal.CLD_STOPPED, signal);
        process.services().current().awaitAnyway(() -> stoppedBy == 0);
    }

    /** SIGCONT has come, or SIGKILL: nothing stops it any more. */
    void goOn(boolean toBeTold) {
        if (stoppedBy == 0) {
            return;
        }
        stoppedBy = 0;
        stopUntold = false;
        if (toBeTold) {
            goUntold = true;
            process.tellParent(Signal.CLD_CONTINUED, Signal.SIGCONT);
        }
    }
}
