package awesome.arch.x86_64.user;

import awesome.abi.linux.SignalLayout;
import awesome.arch.x86_64.trap.TrapFrame;

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
            put(frame, at + 8 * i, words[ORDER[i]]);
        }
        put(frame, at + SELECTORS, words[TrapFrame.CS] & 0xffff | (words[TrapFrame.SS] & 0xffff) << 48);
        put(frame, at + ERROR, words[TrapFrame.ERROR]);
        put(frame, at + VECTOR, words[TrapFrame.VECTOR]);
        put(frame, at + FAULT, words[X86UserContext.FAULT]);
    }

    /** The flags are made safe before user mode is entered; selectors stay as they are. */
    static void restore(long[] words, byte[] frame) {
        for (int i = 0; i < ORDER.length; i++) {
            words[ORDER[i]] = get(frame, SignalLayout.FRAME_REGISTERS + 8 * i);
        }
    }

    static void setFpuPointer(byte[] frame, long address) {
        put(frame, FPU_POINTER, address);
    }

    static boolean hasFpuState(byte[] frame) {
        return get(frame, FPU_POINTER) != 0;
    }

    static void put(byte[] bytes, int at, long value) {
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }

    static long get(byte[] bytes, int at) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
