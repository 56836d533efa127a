package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * The registers of interrupted code, as an entry stub leaves them at the stack pointer: r15, r14, r13, r12,
 * r11, r10, r9, r8, rdi, rsi, rbp, rbx, rdx, rcx, rax, vector, error code, and what the processor pushed: rip,
 * cs, rflags, rsp, ss (Intel SDM volume 3, 6.14.2). One u64 each.
 */
@NoAlloc("interrupts come while the heap is busy")
public final class InterruptFrame {
    /** Bytes of it all, a multiple of 16. */
    public static final int SIZE = 22 * 8;

    private static final int R15 = 0;
    private static final int RDI = 8 * 8;
    private static final int RSI = 9 * 8;
    private static final int RBP = 10 * 8;
    private static final int RBX = 11 * 8;
    private static final int RDX = 12 * 8;
    private static final int RCX = 13 * 8;
    private static final int RAX = 14 * 8;
    private static final int RIP = 17 * 8;
    private static final int CS = 18 * 8;
    private static final int RSP = 20 * 8;

    private InterruptFrame() {}

    /** Whether it was user code that was interrupted: the two low bits of cs are the privilege level. */
    public static boolean isUser(Address frame) {
        return (frame.readLong(CS) & 3) == 3;
    }

    /** Makes {@code context} stand at the interrupted instruction. */
    public static void load(Address frame, Address context) {
        for (int i = 0; i < 8; i++) {
            UnwindContext.setRegister(context, 15 - i, frame.readLong(R15 + i * 8L));
        }
        UnwindContext.setRegister(context, UnwindContext.RDI, frame.readLong(RDI));
        UnwindContext.setRegister(context, UnwindContext.RSI, frame.readLong(RSI));
        UnwindContext.setRegister(context, UnwindContext.RBP, frame.readLong(RBP));
        UnwindContext.setRegister(context, UnwindContext.RBX, frame.readLong(RBX));
        UnwindContext.setRegister(context, UnwindContext.RDX, frame.readLong(RDX));
        UnwindContext.setRegister(context, UnwindContext.RCX, frame.readLong(RCX));
        UnwindContext.setRegister(context, UnwindContext.RAX, frame.readLong(RAX));
        UnwindContext.setRegister(context, UnwindContext.RSP, frame.readLong(RSP));
        UnwindContext.setRegister(context, UnwindContext.RIP, frame.readLong(RIP));
        context.writeLong(UnwindContext.EXACT, 1);
    }

    /** Makes the return from the interrupt go where {@code context} stands. */
    public static void store(Address context, Address frame) {
        for (int i = 0; i < 8; i++) {
            frame.writeLong(R15 + i * 8L, UnwindContext.register(context, 15 - i));
        }
        frame.writeLong(RDI, UnwindContext.register(context, UnwindContext.RDI));
        frame.writeLong(RSI, UnwindContext.register(context, UnwindContext.RSI));
        frame.writeLong(RBP, UnwindContext.register(context, UnwindContext.RBP));
        frame.writeLong(RBX, UnwindContext.register(context, UnwindContext.RBX));
        frame.writeLong(RDX, UnwindContext.register(context, UnwindContext.RDX));
        frame.writeLong(RCX, UnwindContext.register(context, UnwindContext.RCX));
        frame.writeLong(RAX, UnwindContext.register(context, UnwindContext.RAX));
        frame.writeLong(RSP, UnwindContext.register(context, UnwindContext.RSP));
        frame.writeLong(RIP, UnwindContext.register(context, UnwindContext.RIP));
    }
}
