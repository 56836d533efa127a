package awesome.arch.x86_64.thread;

import awesome.arch.x86_64.phase.KernelStack;
import awesome.arch.x86_64.trap.TrapFrame;
import awesome.magic.Cold;
import awesome.magic.InterruptContext;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;
import awesome.runtime.thread.ThreadArea;

/**
 * Lets a thread make way that was interrupted in the kernel. Interrupts have a stack of their own, which the next one needs:
 * so the frame of the interrupt goes to the stack of the thread, and the return from the interrupt to a stub there, which
 * switches threads and, much later perhaps, goes on with the frame.
 */
@InterruptContext
public final class InterruptReturn {
    /** What switching takes on the stack, and an interrupt that comes right after. */
    private static final long ROOM = 8 << 10;
    /** No interrupts, no single steps, no access to memory of the user. */
    private static final long PLAIN_FLAGS = 2;

    private InterruptReturn() {}

    /** Changes the frame of an interrupt in the kernel if the current thread should make way and can. */
    public static void prepare(TrapFrame frame) {
        if (ThreadArea.isRequested() && !ThreadArea.isHeld() && frame.areInterruptsEnabled()) {
            makeWay(frame);
        }
    }

    @Cold("most interrupts go back to the thread that they hit")
    private static void makeWay(TrapFrame frame) {
        Address area = ThreadArea.current();
        Address stackPointer = Address.of(frame.stackPointer());
        Address lowest = ThreadArea.stackLow(area).plus(KernelStack.RESERVE + ROOM);
        // On another stack or at the end of its own, it makes way a little later.
        if (stackPointer.isBelow(lowest) || ThreadArea.stackHigh(area).isBelow(stackPointer)) {
            return;
        }
        Address copy = stackPointer.minus(TrapFrame.SIZE).alignDown(16);
        frame.address().copyTo(copy, TrapFrame.SIZE);
        frame.setWord(TrapFrame.RSP, copy.bits());
        frame.setWord(TrapFrame.RIP, stub().bits());
        frame.setWord(TrapFrame.FLAGS, PLAIN_FLAGS);
    }

    @Symbol("arch_preempt_stub")
    private static Address stub() {
        return Address.zero();
    }
}
