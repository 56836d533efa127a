package awesome.kernel.signal;

import awesome.abi.linux.Signal;
import awesome.kernel.machine.Trap;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.FaultResult;

/** Which signal tells a program of a trap, with the code that Linux gives on x86-64. */
public final class FaultSignals {
    private FaultSignals() {}

    /** The signal of a trap other than a system call, an interrupt or a page fault. */
    public static SignalInfo ofTrap(Trap trap, UserContext context) {
        long instruction = context.instructionPointer().bits();
        switch (trap) {
            case ILLEGAL_INSTRUCTION:
                return SignalInfo.ofFault(Signal.SIGILL, Signal.ILL_ILLOPN, instruction);
            case DIVIDE:
                return SignalInfo.ofFault(Signal.SIGFPE, Signal.FPE_INTDIV, instruction);
            case FLOATING_POINT:
                return SignalInfo.ofFault(Signal.SIGFPE, Signal.FPE_FLTINV, instruction);
            case BREAKPOINT:
                return SignalInfo.ofKernel(Signal.SIGTRAP);
            case DEBUG:
                return SignalInfo.ofFault(Signal.SIGTRAP, context.wasWatched() ? Signal.TRAP_HWBKPT : Signal.TRAP_TRACE, instruction);
            case BUS:
                return SignalInfo.ofFault(Signal.SIGBUS, Signal.BUS_ADRALN, 0);
            default:
                // A privileged instruction or an address that cannot be: the processor does not say which.
                return SignalInfo.ofKernel(Signal.SIGSEGV);
        }
    }

    /** The signal of a page fault that could not be resolved. */
    public static SignalInfo ofPageFault(FaultResult result, long address) {
        switch (result) {
            case NOT_ALLOWED:
                return SignalInfo.ofFault(Signal.SIGSEGV, Signal.SEGV_ACCERR, address);
            case BEYOND_FILE:
                return SignalInfo.ofFault(Signal.SIGBUS, Signal.BUS_ADRERR, address);
            case OUT_OF_MEMORY:
                return SignalInfo.ofFault(Signal.SIGKILL, Signal.SI_KERNEL, address);
            default:
                return SignalInfo.ofFault(Signal.SIGSEGV, Signal.SEGV_MAPERR, address);
        }
    }

    /** What was wrong, for a person. */
    public static String describe(SignalInfo info) {
        switch (info.number() << 8 | info.code() & 0xff) {
            case Signal.SIGSEGV << 8 | Signal.SEGV_MAPERR:
                return "nothing is mapped at 0x" + Long.toHexString(info.detail());
            case Signal.SIGSEGV << 8 | Signal.SEGV_ACCERR:
                return "access that the mapping at 0x" + Long.toHexString(info.detail()) + " does not allow";
            case Signal.SIGSEGV << 8 | Signal.SI_KERNEL:
                return "privileged instruction, impossible address or no stack for a signal handler";
            case Signal.SIGBUS << 8 | Signal.BUS_ADRERR:
                return "the mapped file ends before 0x" + Long.toHexString(info.detail());
            case Signal.SIGBUS << 8 | Signal.BUS_ADRALN:
                return "unaligned access or stack segment fault";
            case Signal.SIGFPE << 8 | Signal.FPE_INTDIV:
                return "division by zero or overflow";
            case Signal.SIGFPE << 8 | Signal.FPE_FLTINV:
                return "floating point exception";
            case Signal.SIGILL << 8 | Signal.ILL_ILLOPN:
                return "invalid instruction";
            case Signal.SIGTRAP << 8 | Signal.SI_KERNEL:
                return "breakpoint";
            case Signal.SIGKILL << 8 | Signal.SI_KERNEL:
                // With an address; without one a tracer, a parent or a limit is the reason.
                return info.detail() == 0 ? "" : "no memory is left for 0x" + Long.toHexString(info.detail());
            default:
                return "";
        }
    }
}
