package awesome.runtime.linux;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.EntryPoint;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;
import awesome.runtime.exception.ErrorText;
import awesome.runtime.exception.Faults;
import awesome.runtime.exception.StackReserve;
import awesome.runtime.exception.UncaughtExceptions;
import awesome.runtime.thread.ThreadArea;

/** Memory faults: on the guard below the stack they are stack overflows, elsewhere the end. */
final class LinuxFaults implements StackReserve.Keeper {
    private static final int SIGSEGV = 11;
    private static final int SIGBUS = 7;
    /** SA_SIGINFO, SA_ONSTACK, SA_NODEFER, SA_RESTORER (asm/signal.h). */
    private static final long FLAGS = 0x4c00_0004L;
    private static final int EXIT_FAULT = 139;

    private static final LinuxFaults RESERVES = new LinuxFaults();

    private LinuxFaults() {}

    /** Takes the faults of this process; those of a thread need a {@link Memory#useSignalStack signal stack}. */
    static void install() {
        Memory.setHandler(SIGSEGV, handler(), FLAGS);
        Memory.setHandler(SIGBUS, handler(), FLAGS);
        StackReserve.bind(RESERVES);
    }

    /** Called by the signal handler, on the signal stack. */
    @EntryPoint(value = "linux_fault", target = "linux")
    static void fault(Address interruptFrame, Address touched) {
        Address self = ThreadArea.current();
        Address stackLow = ThreadArea.stackLow(self);
        if (touched.isBelow(stackLow.plus(Memory.RESERVE)) && !touched.isBelow(stackLow.minus(Memory.GUARD))) {
            if (!ThreadArea.isReserveOpen(self)) {
                Memory.openReserve(stackLow);
                ThreadArea.setReserveOpen(self, true);
            }
            StackOverflowError error = new StackOverflowError();
            if (!Faults.throwAt(interruptFrame, error)) {
                UncaughtExceptions.end(error);
            }
            return;
        }
        InternalError error = new InternalError("memory fault at address 0x" + Long.toHexString(touched.bits()));
        Faults.setBacktrace(interruptFrame, error);
        ErrorText.print("awesome: the program touched memory it does not have, which Java code cannot do by itself\n");
        ErrorText.printTrace(error);
        Syscall.call(SystemCallNumber.EXIT_GROUP, EXIT_FAULT, 0, 0);
    }

    @Override
    public boolean mayClose(Address stackPointer) {
        Address self = ThreadArea.current();
        return ThreadArea.isReserveOpen(self)
                && ThreadArea.stackLow(self).plus(2 * Memory.RESERVE).isBelow(stackPointer)
                && stackPointer.isBelow(ThreadArea.stackHigh(self));
    }

    @Override
    public void close() {
        Address self = ThreadArea.current();
        ThreadArea.setReserveOpen(self, false);
        Memory.closeReserve(ThreadArea.stackLow(self));
    }

    @Symbol("linux_fault_handler")
    private static Address handler() {
        return Address.zero();
    }
}
