package awesome.kernel.process;

import awesome.abi.linux.Signal;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.Trap;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.FaultResult;
import awesome.kernel.signal.FaultSignals;
import awesome.kernel.signal.SignalDelivery;
import awesome.kernel.signal.SignalInfo;

/** Runs a process to its end: enters user code, and deals with whatever it comes back for. */
public final class UserLoop {
    /** Answers system calls. */
    public interface Calls {
        /** Answers the call that is in the registers of the process. Throws nothing. */
        void call(Process process);
    }

    private final Process process;
    private final Calls calls;
    private final SignalDelivery delivery;
    private final boolean showRegisters;

    /**
     * A loop for one process.
     *
     * @param showRegisters whether the registers are shown of a program that a fault ends
     */
    public UserLoop(Process process, Calls calls, boolean showRegisters) {
        this.process = process;
        this.calls = calls;
        this.showRegisters = showRegisters;
        delivery = new SignalDelivery(process.signals());
    }

    /** Runs the program of the process, and those it executes in its place, until it ends. */
    public Ending run() {
        while (process.ending() == null) {
            try {
                if (process.hasSignalWork()) {
                    deliver();
                }
                if (process.ending() == null) {
                    step();
                }
            } catch (RuntimeException | Error e) {
                KernelError.end(process, "a trap or a signal", e);
            }
        }
        return process.ending();
    }

    private void step() {
        UserContext context = process.context();
        Trap trap = process.machine().userMode().run(context);
        switch (trap) {
            case SYSTEM_CALL:
                calls.call(process);
                break;
            case INTERRUPT:
                process.interrupted();
                break;
            case PAGE_FAULT:
                pageFault(context);
                break;
            default:
                process.signals().force(FaultSignals.ofTrap(trap, context));
                break;
        }
    }

    private void deliver() {
        SignalInfo last = delivery.deliver(process.context(), process.memory(), process.takeInterruptedCall());
        if (last != null) {
            report(last);
            process.end(Ending.killed(last.number()));
        }
    }

    private void pageFault(UserContext context) {
        int access = context.faultOnExecute() ? PageTable.EXECUTE
                : context.faultOnWrite() ? PageTable.WRITE : PageTable.READ;
        FaultResult result = process.space().fault(context.faultAddress(), access);
        if (result != FaultResult.RESOLVED) {
            process.signals().force(FaultSignals.ofPageFault(result, context.faultAddress().bits()));
        }
    }

    private void report(SignalInfo info) {
        String what = FaultSignals.describe(info);
        if (what.isEmpty()) {
            return;
        }
        UserContext context = process.context();
        String line = process + ": " + Signal.description(info.number()) + ": " + what
                + "; instruction 0x" + Long.toHexString(context.instructionPointer().bits()) + ", stack 0x"
                + Long.toHexString(context.stackPointer().bits());
        process.machine().log().line(showRegisters ? line + "\n" + context.describe() : line);
    }
}
