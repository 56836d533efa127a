package awesome.arch.x86_64.trap;

import awesome.arch.x86_64.Pc;
import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.thread.InterruptReturn;
import awesome.arch.x86_64.user.UserCopy;
import awesome.kernel.panic.Panic;
import awesome.magic.EntryPoint;
import awesome.magic.InterruptContext;
import awesome.magic.raw.Address;

/** What the stubs call when an exception or an interrupt came while the kernel was running. */
final class TrapEntry {
    private TrapEntry() {}

    /** Interrupts are off; the code that was interrupted may have been anywhere. */
    @EntryPoint("arch_trap")
    @InterruptContext
    static void trap(Address address) {
        TrapFrame frame = TrapFrame.at(address);
        int vector = frame.vector();
        if (vector == Vectors.PAUSE) {
            Pc.PROCESSORS.pause(frame.address(), Address.of(frame.stackPointer()));
        } else if (vector >= Vectors.FIRST_LINE) {
            Pc.INTERRUPTS.dispatch(vector);
            Pc.SCHEDULER.interruptedInKernel();
            InterruptReturn.prepare(frame);
        } else if (vector == Vectors.PAGE_FAULT && UserCopy.contains(frame.instruction())) {
            frame.setInstruction(UserCopy.afterFault());
        } else if (vector == Vectors.DEBUG) {
            // User code can make one come late, at the first instruction of the system call entry (AMD64 APM
            // volume 2, 13.1.1: it is held back after a move to ss). It means nothing there.
            Instructions.clearDebugStatus();
        } else if (vector == Vectors.NON_MASKABLE) {
            Pc.PROCESSORS.nonMaskable();
        } else {
            long touched = Instructions.readCr2();
            if (vector != Vectors.PAGE_FAULT || !StackOverflows.raise(frame, Pc.SPACE.stack(), touched)) {
                Panic.stop(KernelFault.of(frame, touched));
            }
        }
    }
}
