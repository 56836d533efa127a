package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.tty.Terminal;
import java.util.ArrayList;

/** What happens when the last thread of a process has ended. Within {@link CurrentProcess}. */
final class ProcessEnd {
    private final Process process;
    private final Processes all;
    private final CurrentProcess current;

    /** The end of {@code process}, of which the current thread was one. */
    ProcessEnd(Process process) {
        this.process = process;
        all = process.services().processes();
        current = process.services().current();
    }

    /** Gives back what it has, and tells its relatives. Throws nothing. */
    void run() {
        try {
            end();
        } catch (RuntimeException | Error e) {
            KernelError.tell(process, "the end of a process", e);
        } finally {
            tellParent();
        }
    }

    private void end() {
        if (process.hasTraced()) {
            // Before all others are waited for: some may wait for this one to let them go, or to look at their end.
            process.tracees().release();
        }
        if (process.kin().parent() == null) {
            endAll();
        }
        process.release();
        if (process.kin().parent() != null) {
            Process heir = process.kin().heir();
            for (Process child : new ArrayList<>(process.kin().children())) {
                leaveTo(heir, child);
            }
            checkGroup(process, process.kin().parent());
        }
        if (process.kin().leadsSession() && process.kin().session().terminal() != null) {
            Terminal terminal = process.kin().session().terminal();
            process.kin().session().setTerminal(null);
            terminal.hangUp();
        }
    }

    /** The first process ends, and with it all others (pid_namespaces(7)). */
    private void endAll() {
        for (Process each : all.all()) {
            if (each != process) {
                each.signal(SignalInfo.sent(Signal.SIGKILL, Signal.SI_USER, process.id(), 0));
                if (each.isZombie() && each.kin().parent() == process) {
                    each.forget();
                }
            }
        }
        current.awaitAnyway(all.fewer().when(() -> all.count() == 1));
    }

    /** A child gets another parent. */
    private void leaveTo(Process heir, Process child) {
        if (child.kin().deathSignal() != 0) {
            child.signal(SignalInfo.ofKernel(child.kin().deathSignal()));
        }
        child.kin().moveTo(heir);
        child.kin().setExitSignal(Signal.SIGCHLD);
        if (child.isZombie()) {
            new ProcessEnd(child).tellParent();
        } else {
            checkGroup(child, process);
        }
    }

    /**
     * If {@code parent} could continue what is stopped in the group of its child, until now, and nobody else can, the
     * group is hung up (exit(3)).
     */
    private void checkGroup(Process child, Process parent) {
        int group = child.kin().group();
        boolean could = parent.kin().group() != group && parent.kin().session() == child.kin().session();
        if (could && all.hasStopped(group, process) && all.isOrphaned(group, process)) {
            all.signalGroup(group, Signal.SIGHUP);
            all.signalGroup(group, Signal.SIGCONT);
        }
    }

    /** It waits for its parent to look, unless that does not care (wait(2), "Notes"). */
    void tellParent() {
        process.setZombie();
        Process parent = process.kin().parent();
        Process tracer = process.tracer();
        Ending ending = process.ending();
        if (tracer != null && tracer != parent) {
            if (!tracer.signals().ignoresChildren() && !tracer.isEnding()) {
                // The parent is told when the tracer has looked.
                tracer.tellOfTracee(process.tasks().leader(), ending.code(), ending.number());
                return;
            }
            tracer.tracees().forget(process.tasks().leader());
        }
        if (parent == null) {
            return;
        }
        int signal = process.kin().signalAtEnd();
        boolean unwanted = signal == Signal.SIGCHLD && parent.signals().ignoresChildren() || parent.isEnding();
        if (signal != 0) {
            parent.signal(SignalInfo.ofChild(signal, ending.code(),
                    process.id(), process.credentials().user(Credentials.REAL), ending.number()));
        }
        if (unwanted) {
            process.forget();
        }
        parent.kin().changed().ring();
    }
}
