package awesome.runtime.linux;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.NoAlloc;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;
import awesome.runtime.thread.ThreadArea;

/** Memory beside the heap, and what the kernel is told of it: stacks of threads and of their signal handlers. */
@NoAlloc("threads start while the heap is locked")
final class Memory {
    /** Bytes of a stack for signal handlers, on which stack overflows become exceptions. */
    static final long SIGNAL_STACK = 256 << 10;
    /** Bytes without access below a stack; {@code start.asm} maps as much below that of the main thread. */
    static final long GUARD = 64 << 10;

    /** Bytes at the end of a stack that handlers of its overflow may use. */
    static final long RESERVE = 64 << 10;

    private static final long PROT_NONE = 0;
    private static final long PROT_READ_WRITE = 3;
    /** MAP_PRIVATE, MAP_ANONYMOUS, MAP_NORESERVE. */
    private static final long MAP_FLAGS = 0x4022;
    private static final long LOWEST_ERROR = -4095;

    private Memory() {}

    /** Zeroed memory at a page boundary; zero if there is none. */
    static Address map(long bytes) {
        long address = Syscall.call(SystemCallNumber.MMAP, 0, bytes, PROT_READ_WRITE, MAP_FLAGS, -1, 0);
        return address < 0 && address >= LOWEST_ERROR ? Address.zero() : Address.of(address);
    }

    /** A thread area in front of a signal stack, a guard and a stack; zero if there is no memory. */
    static Address mapThread(long stackBytes) {
        Address area = map(ThreadArea.SIZE + SIGNAL_STACK + GUARD + RESERVE + stackBytes);
        if (area.isZero()) {
            return area;
        }
        Address signalLow = area.plus(ThreadArea.SIZE);
        Address signalHigh = signalLow.plus(SIGNAL_STACK);
        Syscall.call(SystemCallNumber.MPROTECT, signalHigh.bits(), GUARD + RESERVE, PROT_NONE);
        Address stackLow = signalHigh.plus(GUARD);
        ThreadArea.format(area, stackLow, stackLow.plus(RESERVE + stackBytes), signalLow, signalHigh);
        return area;
    }

    /** Lets the reserve of the stack that starts there be used. */
    static void openReserve(Address stackLow) {
        Syscall.call(SystemCallNumber.MPROTECT, stackLow.bits(), RESERVE, PROT_READ_WRITE);
    }

    /** Ends {@link #openReserve}. */
    static void closeReserve(Address stackLow) {
        Syscall.call(SystemCallNumber.MPROTECT, stackLow.bits(), RESERVE, PROT_NONE);
    }

    /** Has the signal handlers of the current thread run on this stack. */
    static void useSignalStack(Address low, Address high) {
        Address struct = ThreadArea.scratch(ThreadArea.current());
        struct.writeLong(0, low.bits());
        struct.writeLong(8, 0);
        struct.writeLong(16, high.distanceFrom(low));
        Syscall.call(SystemCallNumber.SIGALTSTACK, struct.bits(), 0, 0);
    }

    /** Has an assembly routine handle a signal, with flags of sigaction(2), SA_RESTORER among them. */
    static void setHandler(int signal, Address handler, long flags) {
        Address struct = ThreadArea.scratch(ThreadArea.current());
        struct.writeLong(0, handler.bits());
        struct.writeLong(8, flags);
        struct.writeLong(16, restorer().bits());
        struct.writeLong(24, 0);
        Syscall.call(SystemCallNumber.RT_SIGACTION, signal, struct.bits(), 0, 8, 0, 0);
    }

    @Symbol("linux_restorer")
    private static Address restorer() {
        return Address.zero();
    }
}
