package awesome.arch.x86_64.user;

import awesome.abi.linux.Ptrace;
import awesome.abi.linux.SignalLayout;
import awesome.arch.x86_64.trap.PageFaultCause;
import awesome.arch.x86_64.trap.Selectors;
import awesome.arch.x86_64.trap.TrapFrame;
import awesome.arch.x86_64.trap.Vectors;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.NonNull;
import awesome.magic.UserAddr;

/**
 * The registers of a user thread: a {@link TrapFrame}, which the assembly fills and loads, and what it needs
 * besides. System calls are numbered in rax with arguments in rdi, rsi, rdx, r10, r8, r9 and the result in rax
 * (System V ABI AMD64, A.2.1).
 */
public final class X86UserContext implements UserContext {
    /** Words behind the frame, which {@code trap_frame.inc} names too: what CR2 held. */
    static final int FAULT = TrapFrame.SIZE / 8;
    /** Nonzero if all registers matter; a system call leaves rcx and r11 undefined. */
    static final int FULL = FAULT + 1;
    static final int WORDS = FULL + 1;

    /** Flags that user code may have: the arithmetic ones, trap, direction, alignment check, identification. */
    private static final long USER_FLAGS = 0x24_0dd5;
    /** Interrupts are on in user mode; bit 1 is always set. */
    private static final long FIXED_FLAGS = 0x202;

    /** Has the processor stop after each instruction. */
    private static final long TRAP_FLAG = 0x100;

    /** Bytes of {@code syscall}. */
    private static final int SYSTEM_CALL_BYTES = 2;
    /** Below the stack pointer, still the program's (System V ABI AMD64, 3.2.2). */
    private static final int RED_ZONE = 128;
    private static final int FPU_ALIGNMENT = 64;

    private static final int[] ARGUMENTS = {
        TrapFrame.RDI, TrapFrame.RSI, TrapFrame.RDX, TrapFrame.R10, TrapFrame.R8, TrapFrame.R9
    };

    @NonNull
    private final long[] words = new long[WORDS];
    private final FpuArea fpu;
    private long threadPointer;
    /** Whether the processor that had the thread last has this base. */
    private boolean pointerLoaded;
    private boolean tellsResumed;
    private DebugRegisters debug;
    /** Whether user code shall be left as soon as it is entered. */
    private volatile boolean interrupted;

    /** Null for {@code fpu} means a machine without such registers. */
    X86UserContext(UserAddr entry, UserAddr stackPointer, FpuArea fpu) {
        this.fpu = fpu;
        words[TrapFrame.CS] = Selectors.USER_CODE;
        words[TrapFrame.SS] = Selectors.USER_DATA;
        words[TrapFrame.FLAGS] = FIXED_FLAGS;
        words[TrapFrame.RIP] = entry.bits();
        words[TrapFrame.RSP] = stackPointer.bits();
        words[FULL] = 1;
    }

    private X86UserContext(X86UserContext other) {
        fpu = other.fpu == null ? null : other.fpu.copy();
        System.arraycopy(other.words, 0, words, 0, WORDS);
        threadPointer = other.threadPointer;
        tellsResumed = other.tellsResumed;
        words[FULL] = 1;
    }

    @Override
    public UserContext copy() {
        return new X86UserContext(this);
    }

    @Override
    public void interrupt() {
        interrupted = true;
    }

    /** Whether {@link #interrupt} was called since this was last asked. */
    boolean takeInterrupt() {
        if (!interrupted) {
            return false;
        }
        interrupted = false;
        return true;
    }

    @Override
    public void setTellsResumed(boolean tells) {
        tellsResumed = tells;
    }

    /** Whether somebody wants to know when the processor had to {@linkplain #loaded load} something. */
    boolean tellsResumed() {
        return tellsResumed;
    }

    /** Where the assembly finds the registers. */
    long[] words() {
        return words;
    }

    FpuArea fpu() {
        return fpu;
    }

    /** Whether the processor can go to the instruction pointer: bits 47 to 63 are the same. */
    boolean isCanonical() {
        long high = words[TrapFrame.RIP] >> 47;
        return high == 0 || high == -1;
    }

    /** Makes the flags such as user code may have them, whoever wrote them. */
    void cleanFlags() {
        words[TrapFrame.FLAGS] = words[TrapFrame.FLAGS] & USER_FLAGS | FIXED_FLAGS;
    }

    /** Notes that user mode was left by a system call. */
    void leftBySystemCall() {
        words[FULL] = 0;
    }

    /** Notes that it was left by an exception or interrupt. */
    void leftByTrap() {
        words[FULL] = 1;
    }

    /** Whether this processor has what else the thread needs, as it was when {@link #loaded} was called. Interrupts are off. */
    boolean isLoaded() {
        return pointerLoaded && fpu.isLive();
    }

    /** This processor has the thread's base and, as long as it does not go on with another thread, its other registers. */
    void loaded() {
        pointerLoaded = true;
    }

    @Override
    public long systemCallNumber() {
        return words[TrapFrame.RAX];
    }

    @Override
    public long argument(int index) {
        return words[ARGUMENTS[index]];
    }

    @Override
    public void setResult(long value) {
        words[TrapFrame.RAX] = value;
    }

    @Override
    public UserAddr instructionPointer() {
        return UserAddr.of(words[TrapFrame.RIP]);
    }

    @Override
    public void setInstructionPointer(UserAddr address) {
        words[TrapFrame.RIP] = address.bits();
        words[FULL] = 1;
    }

    @Override
    public UserAddr stackPointer() {
        return UserAddr.of(words[TrapFrame.RSP]);
    }

    @Override
    public void setStackPointer(UserAddr address) {
        words[TrapFrame.RSP] = address.bits();
    }

    @Override
    public UserAddr threadPointer() {
        return UserAddr.of(threadPointer);
    }

    @Override
    public void setThreadPointer(UserAddr address) {
        threadPointer = address.bits();
        pointerLoaded = false;
    }

    @Override
    public UserAddr faultAddress() {
        return UserAddr.of(words[FAULT]);
    }

    @Override
    public boolean faultOnWrite() {
        return PageFaultCause.isWrite(words[TrapFrame.ERROR]);
    }

    @Override
    public boolean faultOnExecute() {
        return PageFaultCause.isExecute(words[TrapFrame.ERROR]);
    }

    @Override
    public void restartSystemCall() {
        // rax still holds the number; the instruction is two bytes long.
        words[TrapFrame.RIP] -= SYSTEM_CALL_BYTES;
    }

    @Override
    public int signalFrameSize() {
        return SignalLayout.FRAME_SIZE + (fpu == null ? 0 : fpu.bytes());
    }

    @Override
    public UserAddr signalFrameBelow(UserAddr top) {
        // The state of the floating point registers, at the end, is at a multiple of 64; so the frame is where it
        // would be had the handler been called: its return address is at a multiple of 16 less 8.
        UserAddr state = top.minus(RED_ZONE + signalFrameSize() - SignalLayout.FRAME_SIZE).alignDown(FPU_ALIGNMENT);
        return state.minus(SignalLayout.FRAME_SIZE);
    }

    @Override
    public void saveRegisters(byte[] frame, UserAddr place) {
        SignalRegisters.save(words, frame);
        if (fpu != null) {
            SignalRegisters.setFpuPointer(frame, place.bits() + SignalLayout.FRAME_SIZE);
            fpu.copyTo(frame, SignalLayout.FRAME_SIZE);
        }
    }

    @Override
    public void restoreRegisters(byte[] frame) {
        SignalRegisters.restore(words, frame);
        if (fpu != null && SignalRegisters.hasFpuState(frame)) {
            fpu.copyFrom(frame, SignalLayout.FRAME_SIZE);
        }
        words[FULL] = 1;
    }

    @Override
    public void enterHandler(UserAddr handler, UserAddr frame, int signal) {
        words[TrapFrame.RIP] = handler.bits();
        words[TrapFrame.RSP] = frame.bits();
        words[TrapFrame.RDI] = signal;
        words[TrapFrame.RSI] = frame.bits() + SignalLayout.FRAME_SIGINFO;
        words[TrapFrame.RDX] = frame.bits() + SignalRegisters.CONTEXT;
        words[TrapFrame.RAX] = 0;
        words[TrapFrame.FLAGS] = FIXED_FLAGS;
        words[FULL] = 1;
    }

    @Override
    public UserAddr frameOfReturningHandler() {
        // The handler's return took the address of the restorer off the stack.
        return UserAddr.of(words[TrapFrame.RSP] - 8);
    }

    @Override
    public boolean isInCall() {
        return words[TrapFrame.VECTOR] == Vectors.SYSTEM_CALL;
    }

    @Override
    public void readRegisters(byte[] image) {
        DebuggerRegisters.save(words, threadPointer, image);
    }

    @Override
    public boolean writeRegisters(byte[] image) {
        if (!DebuggerRegisters.isPossible(image)) {
            return false;
        }
        DebuggerRegisters.restore(words, image);
        setThreadPointer(UserAddr.of(LittleEndian.getLong(image, Ptrace.REGS_FS_BASE)));
        words[FULL] = 1;
        return true;
    }

    @Override
    public long debugRegister(int index) {
        return (debug == null ? new DebugRegisters() : debug).get(index);
    }

    @Override
    public boolean setDebugRegister(int index, long value) {
        if (debug == null) {
            debug = new DebugRegisters();
        }
        return debug.set(index, value);
    }

    @Override
    public void clearDebugRegisters() {
        debug = null;
    }

    @Override
    public boolean wasWatched() {
        return debug != null && debug.wasMet();
    }

    /** Null for none. */
    DebugRegisters debugRegisters() {
        return debug;
    }

    /** The processor has stopped for the reasons that are in this status. */
    void debugged(long status) {
        if (debug != null) {
            debug.happened(status);
        }
    }

    @Override
    public void setStepping(boolean steps) {
        words[TrapFrame.FLAGS] = steps ? words[TrapFrame.FLAGS] | TRAP_FLAG : words[TrapFrame.FLAGS] & ~TRAP_FLAG;
        words[FULL] = 1;
    }

    @Override
    public void rest() {
        if (fpu != null) {
            fpu.forget();
        }
    }

    @Override
    public int vectorRegistersSize() {
        return fpu == null ? 0 : fpu.bytes();
    }

    @Override
    public void readVectorRegisters(byte[] image) {
        if (fpu != null) {
            fpu.copyTo(image, 0);
            fpu.describe(image);
        }
    }

    @Override
    public void writeVectorRegisters(byte[] image) {
        if (fpu != null) {
            byte[] all = new byte[fpu.bytes()];
            fpu.copyTo(all, 0);
            System.arraycopy(image, 0, all, 0, Math.min(image.length, all.length));
            fpu.copyFrom(all, 0);
        }
    }

    @Override
    public String describe() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i <= TrapFrame.SS; i++) {
            if (i != TrapFrame.VECTOR && i != TrapFrame.ERROR) {
                out.append(TrapFrame.name(i)).append(' ');
                appendHex(out, words[i]);
                out.append(out.length() % 72 > 48 ? "\n" : "  ");
            }
        }
        out.append("cr2 ");
        appendHex(out, words[FAULT]);
        return out.toString();
    }

    private static void appendHex(StringBuilder out, long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            out.append("0123456789abcdef".charAt((int) (value >>> shift) & 15));
        }
    }
}
