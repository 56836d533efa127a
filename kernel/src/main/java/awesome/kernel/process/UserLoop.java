package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.Trap;
import awesome.kernel.machine.UserContext;
import awesome.kernel.machine.UserMode;
import awesome.kernel.memory.FaultResult;
import awesome.kernel.signal.DefaultAction;
import awesome.kernel.signal.FaultSignals;
import awesome.kernel.signal.SignalDelivery;
import awesome.kernel.signal.SignalInfo;
import awesome.magic.Cold;
import awesome.magic.NonNull;
import awesome.magic.UserAddr;

/** Runs a thread of a process to its end: enters user code, and deals with whatever it comes back for. */
@NonNull
public final class UserLoop {
    /** Answers system calls. */
    public interface Calls {
        /** Answers the call that is in the registers of the thread. Throws nothing. */
        void call(Task task);

        /** The same for a thread that is traced: its tracer is told. */
        void callTraced(Task task);
    }

    private final Task task;
    private final Process process;
    private final Calls calls;
    private final CurrentProcess current;
    private final SignalDelivery delivery;
    private final boolean showRegisters;

    /**
     * A loop for one thread.
     *
     * @param showRegisters whether the registers are shown of a program that a fault ends
     */
    public UserLoop(Task task, Calls calls, boolean showRegisters) {
        this.task = task;
        process = task.process();
        current = process.services().current();
        this.calls = calls;
        this.showRegisters = showRegisters;
        delivery = new SignalDelivery(task.signals(), new TracedDelivery(task, this::restartSection));
    }

    /** Runs the program of the process, and those it executes in its place, until the thread ends. */
    public Ending run() {
        // One look at what does not change: this goes round at every system call.
        Task self = task;
        UserMode userMode = process.machine().userMode();
        while (true) {
            try {
                if (self.hasSignalWork() && !self.isEnding()) {
                    current.within(self, this::deliver);
                    if (self.isTraced() && !self.isEnding()) {
                        runTraced(userMode);
                        continue;
                    }
                }
                if (self.isEnding()) {
                    return self.ending();
                }
                UserContext context = self.context();
                Trap trap = userMode.run(context);
                if (trap == Trap.SYSTEM_CALL) {
                    calls.call(self);
                } else {
                    serve(trap, context);
                }
            } catch (RuntimeException | Error e) {
                current.within(self, () -> KernelError.end(process, "a trap or a signal", e));
            }
        }
    }

    /** Once round for a thread that is traced. */
    @Cold("hardly anything is traced")
    private void runTraced(UserMode userMode) {
        UserContext context = task.context();
        Trap trap = userMode.run(context);
        if (trap == Trap.SYSTEM_CALL) {
            calls.callTraced(task);
        } else {
            serve(trap, context);
        }
    }

    private void serve(Trap trap, UserContext context) {
        switch (trap) {
            case INTERRUPT:
                task.interrupted();
                if (task.sequence() != null && task.sequence().takeRestart()) {
                    current.within(task, this::restartSection);
                }
                break;
            case RESUMED:
                resumed();
                break;
            case PAGE_FAULT:
                pageFault(context);
                break;
            default:
                current.within(task, () -> task.signals().force(FaultSignals.ofTrap(trap, context)));
                break;
        }
    }

    private void deliver() {
        process.jobState().pause();
        if (task.isEnding()) {
            return;
        }
        Tracee tracee = task.tracee();
        boolean interrupted = tracee == null ? task.takeInterruptedCall() : beginTraced(tracee);
        long before = task.signals().blocked();
        SignalInfo last = delivery.deliver(task.context(), process.memory(), interrupted);
        while (last != null && DefaultAction.of(last.number()) == DefaultAction.STOP) {
            process.jobState().stop(last.number());
            if (task.isEnding()) {
                return;
            }
            last = delivery.deliver(task.context(), process.memory(), false);
        }
        task.redirectBlocked(before);
        if (tracee != null) {
            tracee.restartAsAsked();
        }
        if (last != null) {
            report(last);
            process.end(Ending.killed(last.number()));
        }
    }

    /** It stops if it was asked to; whether a call that was interrupted is to be made again. */
    @Cold("hardly anything is traced")
    private boolean beginTraced(Tracee tracee) {
        tracee.leaveLate();
        boolean interrupted = task.takeInterruptedCall() && !tracee.takeAbandoned();
        if (!tracee.wantsStop()) {
            return interrupted;
        }
        if (interrupted) {
            tracee.hide();
        }
        tracee.stopWithGroup();
        return interrupted && tracee.unhide();
    }

    /** Pages of zeros, and copies, are nobody else's business. */
    private void pageFault(UserContext context) {
        UserAddr address = context.faultAddress();
        int access = context.faultOnExecute() ? PageTable.EXECUTE
                : context.faultOnWrite() ? PageTable.WRITE : PageTable.READ;
        FaultResult result = process.space().faultOutside(address, access);
        if (result == null || result == FaultResult.OUT_OF_MEMORY) {
            // What is not this address space's own business, or others may have frames for it.
            current.within(task, () -> resolved(process.space().fault(address, access), address));
        } else if (result != FaultResult.RESOLVED) {
            current.within(task, () -> resolved(result, address));
        }
    }

    private void resolved(FaultResult result, UserAddr address) {
        if (result != FaultResult.RESOLVED) {
            task.signals().force(FaultSignals.ofPageFault(result, address.bits()));
        }
    }

    /** The processor had to be told whose registers it has: another thread may have run meanwhile, or it is another one. */
    private void resumed() {
        RestartableSequence sequence = task.sequence();
        if (sequence != null && !sequence.isRight(process.memory(), process.machine().threads().processor())) {
            current.within(task, this::restartSection);
        }
    }

    private void restartSection() {
        RestartableSequence sequence = task.sequence();
        if (sequence == null) {
            return;
        }
        try {
            sequence.resume(task.context(), process.memory(), process.machine().threads().processor());
        } catch (ErrnoException wrong) {
            task.signals().force(SignalInfo.ofKernel(Signal.SIGSEGV));
        }
    }

    private void report(SignalInfo info) {
        String what = FaultSignals.describe(info);
        if (what.isEmpty()) {
            return;
        }
        UserContext context = task.context();
        String line = task + ": " + Signal.description(info.number()) + ": " + what
                + "; instruction 0x" + Long.toHexString(context.instructionPointer().bits()) + ", stack 0x"
                + Long.toHexString(context.stackPointer().bits());
        process.machine().log().line(showRegisters ? line + "\n" + context.describe() : line);
    }
}
