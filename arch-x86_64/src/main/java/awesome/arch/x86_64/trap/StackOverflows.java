package awesome.arch.x86_64.trap;

import awesome.arch.x86_64.phase.KernelStack;
import awesome.magic.EntryPoint;
import awesome.magic.InterruptContext;
import awesome.magic.MayAllocate;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;
import awesome.runtime.exception.Faults;
import awesome.runtime.heap.WriteBarrier;
import awesome.runtime.thread.ThreadArea;

/**
 * Makes the overflow of the stack of a thread a {@link StackOverflowError} where it happened. The exception is made in the
 * reserve of the stack, as if the code that found no room had called for it; where that is in use already, one made
 * beforehand is thrown.
 *
 * <p>What overflows with interrupts off, or in an interrupt, is a panic: nobody there expects an exception.
 */
@InterruptContext
final class StackOverflows {
    private static final StackOverflowError PREPARED = new StackOverflowError();

    /** Bytes of the innermost frames where code may have what it was about to tell the collector. */
    private static final long NEAR = 256;

    private StackOverflows() {}

    /**
     * Changes the frame of a page fault so that the exception follows.
     *
     * @return false if it was something else
     */
    static boolean raise(TrapFrame frame, KernelStack stack, long touched) {
        long stackPointer = frame.stackPointer();
        if (!frame.areInterruptsEnabled() || !stack.isFull(stackPointer, touched)) {
            return false;
        }
        WriteBarrier.abandoned(frame.address(), frame.address().plus(TrapFrame.SIZE));
        Address low = stack.readable(stackPointer);
        Address high = ThreadArea.stackHigh(ThreadArea.current());
        WriteBarrier.abandoned(low, low.plus(NEAR).isBelow(high) ? low.plus(NEAR) : high);
        if (stack.isOpen() || !stack.hasRoom(stackPointer)) {
            return Faults.throwPrepared(frame.address(), PREPARED);
        }
        stack.open();
        Address copy = Address.of((stackPointer - TrapFrame.SIZE) & -16);
        frame.address().copyTo(copy, TrapFrame.SIZE);
        frame.setWord(TrapFrame.RSP, copy.bits());
        frame.setWord(TrapFrame.RIP, stub().bits());
        return true;
    }

    /** Called by the stub in the reserve, with the frame of the code that found no room. */
    @EntryPoint("arch_stack_overflow")
    @MayAllocate("interrupts are on, and the allocator needs no more than the reserve has")
    static void overflow(Address frame) {
        StackOverflowError error = new StackOverflowError();
        Faults.setBacktrace(frame, error);
        throw error;
    }

    @Symbol("arch_overflow_stub")
    private static Address stub() {
        return Address.zero();
    }
}
