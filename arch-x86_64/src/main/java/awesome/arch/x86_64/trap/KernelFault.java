package awesome.arch.x86_64.trap;

import awesome.kernel.panic.Fault;
import awesome.kernel.panic.PanicWriter;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;

/** An exception that the kernel's own code raised. There is one, for the panic that follows. */
@NoAlloc("the kernel is broken here")
public final class KernelFault implements Fault {
    private static final KernelFault FAULT = new KernelFault();

    /** An access this near to the stack pointer that finds no page is taken for a stack at its end. */
    private static final long STACK_REACH_BELOW = 64 << 10;
    private static final long STACK_REACH_ABOVE = 4096;
    private static final long NULL_PAGE = 4096;

    private TrapFrame frame = TrapFrame.at(Address.zero());
    private long faultAddress;

    private KernelFault() {}

    static KernelFault of(TrapFrame frame, long faultAddress) {
        FAULT.frame = frame;
        FAULT.faultAddress = faultAddress;
        return FAULT;
    }

    @Override
    public void describe(PanicWriter out) {
        int vector = frame.vector();
        if (isStackOverflow(vector, faultAddress, frame.stackPointer())) {
            out.text("java.lang.StackOverflowError: the kernel stack is full (").text(Vectors.name(vector)).text(" at ");
        } else if (vector == Vectors.PAGE_FAULT) {
            describePageFault(out);
        } else {
            out.text(Vectors.name(vector)).text(" (error code ").hex(frame.error(), 1).text(", at ");
        }
        out.text("instruction 0x").hex(frame.instruction(), 16).text(")");
    }

    private void describePageFault(PanicWriter out) {
        long offset = faultAddress - Objects.heapBase().bits();
        boolean isNull = offset >= 0 && offset < NULL_PAGE;
        describePageFault(frame.error(), faultAddress, isNull, out);
    }

    static void describePageFault(long error, long address, boolean isNull, PanicWriter out) {
        String kind = PageFaultCause.isExecute(error) ? "execution of" : PageFaultCause.isWrite(error) ? "write to" : "read of";
        String reason = PageFaultCause.isReservedBit(error) ? "damaged page table"
                : PageFaultCause.isProtection(error) ? "not allowed there" : "nothing is mapped there";
        out.text("page fault: ").text(kind).text(" 0x").hex(address, 16);
        out.text(isNull ? " through a null reference (" : " (").text(reason).text("; ");
    }

    /** Whether a fault came from a stack that has no more room. */
    static boolean isStackOverflow(int vector, long faultAddress, long stackPointer) {
        if (vector != Vectors.PAGE_FAULT && vector != Vectors.DOUBLE_FAULT) {
            return false;
        }
        long distance = faultAddress - stackPointer;
        return distance >= -STACK_REACH_BELOW && distance < STACK_REACH_ABOVE;
    }

    @Override
    public void registers(PanicWriter out) {
        RegisterDump.general(frame, out);
        RegisterDump.control(faultAddress, out);
    }

    @Override
    public void trace(PanicWriter out) {
        TracePrinter.interrupted(frame, out);
    }
}
