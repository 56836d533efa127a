package awesome.arch.x86_64.user;

import awesome.abi.linux.SignalLayout;
import awesome.arch.x86_64.trap.TrapFrame;
import awesome.kernel.memory.LittleEndian;

/** Registers in the frame of a signal handler: {@code struct sigcontext} of the Linux interface. */
final class SignalRegisters {
    /** {@code struct ucontext} in the frame. */
    static final int CONTEXT = 8;

    /** The general registers in the order of the structure, 8 bytes each. */
    private static final int[] ORDER = {
        TrapFrame.R8, TrapFrame.R9, TrapFrame.R10, TrapFrame.R11, TrapFrame.R12, TrapFrame.R13, TrapFrame.R14,
        TrapFrame.R15, TrapFrame.RDI, TrapFrame.RSI, TrapFrame.RBP, TrapFrame.RBX, TrapFrame.RDX, TrapFrame.RAX,
        TrapFrame.RCX, TrapFrame.RSP, TrapFrame.RIP, TrapFrame.FLAGS
    };

    /** What else a handler may read there: selectors, error code, vector, faulting address. */
    private static final int SELECTORS = 144;
    private static final int ERROR = 152;
    private static final int VECTOR = 160;
    private static final int FAULT = 176;
    /** Where the state of the floating point registers is in user memory; 0 if there is none. */
    private static final int FPU_POINTER = SignalLayout.FRAME_REGISTERS + 184;

    private SignalRegisters() {}

    static void save(long[] words, byte[] frame) {
        int at = SignalLayout.FRAME_REGISTERS;
        for (int i = 0; i < ORDER.length; i++) {
            LittleEndian.putLong(frame, at + 8 * i, words[ORDER[i]]);
        }
        LittleEndian.putLong(frame, at + SELECTORS, words[TrapFrame.CS] & 0xffff | (words[TrapFrame.SS] & 0xffff) << 48);
        LittleEndian.putLong(frame, at + ERROR, words[TrapFrame.ERROR]);
        LittleEndian.putLong(frame, at + VECTOR, words[TrapFrame.VECTOR]);
        LittleEndian.putLong(frame, at + FAULT, words[X86UserContext.FAULT]);
    }

    /** The flags are made safe before user mode is entered; selectors stay as they are. */
    static void restore(long[] words, byte[] frame) {
        for (int i = 0; i < ORDER.length; i++) {
            words[ORDER[i]] = LittleEndian.getLong(frame, SignalLayout.FRAME_REGISTERS + 8 * i);
        }
    }

    static void setFpuPointer(byte[] frame, long address) {
        LittleEndian.putLong(frame, FPU_POINTER, address);
    }

    static boolean hasFpuState(byte[] frame) {
        return LittleEndian.getLong(frame, FPU_POINTER) != 0;
    }
}
