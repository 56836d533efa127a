package awesome.arch.x86_64.user;

import awesome.abi.linux.Ptrace;
import awesome.arch.x86_64.trap.Selectors;
import awesome.arch.x86_64.trap.TrapFrame;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.LittleEndian;

/** Registers as debuggers see them: {@code struct user_regs_struct} of the Linux interface. */
final class DebuggerRegisters {
    /** The general registers at the begin of the structure, 8 bytes each. */
    private static final int[] ORDER = {
        TrapFrame.R15, TrapFrame.R14, TrapFrame.R13, TrapFrame.R12, TrapFrame.RBP, TrapFrame.RBX, TrapFrame.R11,
        TrapFrame.R10, TrapFrame.R9, TrapFrame.R8, TrapFrame.RAX, TrapFrame.RCX, TrapFrame.RDX, TrapFrame.RSI,
        TrapFrame.RDI
    };

    private DebuggerRegisters() {}

    static void save(long[] words, long threadPointer, byte[] image) {
        for (int i = 0; i < ORDER.length; i++) {
            LittleEndian.putLong(image, 8 * i, words[ORDER[i]]);
        }
        LittleEndian.putLong(image, Ptrace.REGS_RIP, words[TrapFrame.RIP]);
        LittleEndian.putLong(image, Ptrace.REGS_CS, words[TrapFrame.CS]);
        LittleEndian.putLong(image, Ptrace.REGS_FLAGS, words[TrapFrame.FLAGS]);
        LittleEndian.putLong(image, Ptrace.REGS_RSP, words[TrapFrame.RSP]);
        LittleEndian.putLong(image, Ptrace.REGS_SS, words[TrapFrame.SS]);
        LittleEndian.putLong(image, Ptrace.REGS_FS_BASE, threadPointer);
    }

    /** Whether a program can have them: its own selectors, and bases in its memory. */
    static boolean isPossible(byte[] image) {
        long base = LittleEndian.getLong(image, Ptrace.REGS_FS_BASE);
        return LittleEndian.getLong(image, Ptrace.REGS_CS) == Selectors.USER_CODE
                && LittleEndian.getLong(image, Ptrace.REGS_SS) == Selectors.USER_DATA
                && LittleEndian.getLong(image, Ptrace.REGS_GS_BASE) == 0
                && base >= 0 && base < PageTable.USER_END;
    }

    /** The flags are made safe before user mode is entered. */
    static void restore(long[] words, byte[] image) {
        for (int i = 0; i < ORDER.length; i++) {
            words[ORDER[i]] = LittleEndian.getLong(image, 8 * i);
        }
        words[TrapFrame.RIP] = LittleEndian.getLong(image, Ptrace.REGS_RIP);
        words[TrapFrame.FLAGS] = LittleEndian.getLong(image, Ptrace.REGS_FLAGS);
        words[TrapFrame.RSP] = LittleEndian.getLong(image, Ptrace.REGS_RSP);
    }
}
