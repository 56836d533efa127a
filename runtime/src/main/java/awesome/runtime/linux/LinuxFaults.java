package awesome.runtime.linux;

import awesome.magic.EntryPoint;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.exception.ErrorText;
import awesome.runtime.exception.Faults;
import awesome.runtime.exception.StackReserve;
import awesome.runtime.exception.UncaughtExceptions;
import awesome.runtime.heap.Heap;

/** Memory faults: on the guard below the stack they are stack overflows, elsewhere the end. */
final class LinuxFaults implements StackReserve.Closer {
    private static final int SIGSEGV = 11;
    private static final int SIGBUS = 7;
    /** SA_SIGINFO, SA_ONSTACK, SA_NODEFER, SA_RESTORER (asm/signal.h). */
    private static final long FLAGS = 0x4c00_0004L;
    private static final long PROT_NONE = 0;
    private static final long PROT_READ_WRITE = 3;
    private static final long MAP_PRIVATE_ANONYMOUS = 0x22;

    private static final long SIGNAL_STACK = 256 << 10;
    /** {@code start.asm} maps as much below the stack. */
    private static final long GUARD = 64 << 10;
    /** Of the stack itself, for handlers of its overflow. */
    private static final long RESERVE = 64 << 10;
    private static final int EXIT_FAULT = 139;

    private static Address stackLow = Address.zero();
    private static final long[] STRUCT = new long[4];

    private static final LinuxFaults RESERVE_OF_STACK = new LinuxFaults();

    private LinuxFaults() {}

    /** Takes the faults of this process. */
    static void install(Address lowestOfStack) {
        stackLow = lowestOfStack;
        RESERVE_OF_STACK.close();
        long stack = Syscall.call(Syscall.MMAP, 0, SIGNAL_STACK, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0);
        Heap.current().addStack(Address.of(stack), Address.of(stack + SIGNAL_STACK));
        Address struct = Objects.addressOf(STRUCT).plus(Hubs.ARRAY_BASE);
        struct.writeLong(0, stack);
        struct.writeLong(8, 0);
        struct.writeLong(16, SIGNAL_STACK);
        Syscall.call(Syscall.SIGALTSTACK, struct.bits(), 0, 0);
        struct.writeLong(0, handler().bits());
        struct.writeLong(8, FLAGS);
        struct.writeLong(16, restorer().bits());
        struct.writeLong(24, 0);
        Syscall.call(Syscall.RT_SIGACTION, SIGSEGV, struct.bits(), 0, 8, 0, 0);
        Syscall.call(Syscall.RT_SIGACTION, SIGBUS, struct.bits(), 0, 8, 0, 0);
    }

    /** Called by the signal handler, on the signal stack. */
    @EntryPoint(value = "linux_fault", target = "linux")
    static void fault(Address interruptFrame, Address touched) {
        if (touched.isBelow(stackLow.plus(RESERVE)) && !touched.isBelow(stackLow.minus(GUARD))) {
            if (!StackReserve.isOpen()) {
                Syscall.call(Syscall.MPROTECT, stackLow.bits(), RESERVE, PROT_READ_WRITE);
                StackReserve.open(stackLow.plus(2 * RESERVE), RESERVE_OF_STACK);
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
        Syscall.call(Syscall.EXIT_GROUP, EXIT_FAULT, 0, 0);
    }

    @Override
    public void close() {
        Syscall.call(Syscall.MPROTECT, stackLow.bits(), RESERVE, PROT_NONE);
    }

    @Symbol("linux_fault_handler")
    private static Address handler() {
        return Address.zero();
    }

    @Symbol("linux_restorer")
    private static Address restorer() {
        return Address.zero();
    }
}
