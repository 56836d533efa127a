package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * The registers of a frame while the stack is walked, and the working memory of the walk: a piece of raw
 * memory, most often on the stack, so that walking needs no heap and many may walk at once.
 *
 * <p>Registers are numbered as in DWARF (System V ABI AMD64, figure 3.36): rax, rdx, rcx, rbx, rsi, rdi, rbp,
 * rsp, r8 to r15, and 16 for the address of the instruction. {@code throw.asm} knows this layout.
 */
@NoAlloc("the stack is walked when there may be no heap left")
public final class UnwindContext {
    /** Bytes of a context. Aligned to 8. */
    public static final int SIZE = 1032;

    /** Registers, with the instruction address. */
    static final int REGISTERS = 17;

    static final int RAX = 0;
    static final int RDX = 1;
    static final int RCX = 2;
    static final int RBX = 3;
    static final int RSI = 4;
    static final int RDI = 5;
    static final int RBP = 6;
    static final int RSP = 7;
    static final int RIP = 16;

    /** Where the reader stands in the tables. */
    static final int CURSOR = REGISTERS * 8;
    /** Nonzero: the instruction address is that of an instruction, not a return address. */
    static final int EXACT = CURSOR + 8;
    /** The first instruction of the function, from its frame description. */
    static final int FUNCTION = CURSOR + 16;
    /** Behind the last instruction of the function. */
    static final int FUNCTION_END = CURSOR + 24;
    /** Address of the language-specific data, 0 if the function has none. */
    static final int LSDA = CURSOR + 32;
    static final int CODE_ALIGNMENT = CURSOR + 40;
    static final int DATA_ALIGNMENT = CURSOR + 48;
    static final int RETURN_REGISTER = CURSOR + 56;
    static final int LSDA_ENCODING = CURSOR + 64;
    static final int POINTER_ENCODING = CURSOR + 72;
    static final int HAS_AUGMENTATION = CURSOR + 80;
    static final int CIE_INSTRUCTIONS = CURSOR + 88;
    static final int CIE_END = CURSOR + 96;
    /** How many rows are remembered. */
    static final int REMEMBERED = CURSOR + 104;
    /** Bytes of arguments on the stack that the call of the row leaves to its caller to take off. */
    static final int ARGUMENT_BYTES = CURSOR + 112;
    /** Nonzero: {@code rt_throw} shall close the {@link StackReserve} at the landing pad. */
    static final int CLOSE_RESERVE = CURSOR + 112;
    /** The row that is being computed: CFA register (-1: expression), CFA offset, one rule for each register. */
    static final int ROW = CURSOR + 128;
    /** Bytes of a row. */
    static final int ROW_SIZE = (2 + REGISTERS) * 8;
    /** The row after the instructions of the CIE. */
    static final int INITIAL_ROW = ROW + ROW_SIZE;
    /** Rows that DW_CFA_remember_state pushed. */
    static final int ROWS = INITIAL_ROW + ROW_SIZE;
    /** How many there is room for. */
    static final int MAX_REMEMBERED = 3;

    private UnwindContext() {}

    /** The value of a register, 0 to 16. */
    static long register(Address context, int number) {
        return context.readLong(number * 8L);
    }

    static void setRegister(Address context, int number, long value) {
        context.writeLong(number * 8L, value);
    }

    /** The address of the instruction that the frame is at, or returns to. */
    public static Address instruction(Address context) {
        return Address.of(register(context, RIP));
    }

    /**
     * Makes a context stand at the instruction that a signal interrupted.
     *
     * @param registers r8 to r15, rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip (asm/sigcontext.h, struct sigcontext_64)
     */
    public static void loadSignal(Address registers, Address context) {
        for (int i = 0; i < 8; i++) {
            setRegister(context, 8 + i, registers.readLong(i * 8L));
        }
        setRegister(context, RBP, registers.readLong(10 * 8));
        setRegister(context, RBX, registers.readLong(11 * 8));
        setRegister(context, RSP, registers.readLong(15 * 8));
        setRegister(context, RIP, registers.readLong(16 * 8));
        context.writeLong(EXACT, 1);
    }

    /**
     * Makes a context stand at the call in which a thread let another have the processor.
     *
     * @param registers r15, r14, r13, r12, rbp, rbx and the address that the call returns to, at the stack pointer
     */
    public static void loadPreserved(Address registers, Address context) {
        for (int i = 0; i < 4; i++) {
            setRegister(context, 15 - i, registers.readLong(i * 8L));
        }
        setRegister(context, RBP, registers.readLong(4 * 8));
        setRegister(context, RBX, registers.readLong(5 * 8));
        setRegister(context, RIP, registers.readLong(6 * 8));
        setRegister(context, RSP, registers.bits() + 7 * 8);
        context.writeLong(EXACT, 0);
    }

    /** Moves to the caller of a routine that has nothing but its return address on the stack. */
    public static void leaveLeaf(Address context) {
        Address stackPointer = stackPointer(context);
        setRegister(context, RIP, stackPointer.readLong());
        setRegister(context, RSP, stackPointer.bits() + 8);
        context.writeLong(EXACT, 0);
    }

    /** The stack pointer of the frame. */
    public static Address stackPointer(Address context) {
        return Address.of(register(context, RSP));
    }

    /** Whether {@link #instruction} is where the frame is, not where it returns to. */
    public static boolean isExact(Address context) {
        return context.readLong(EXACT) != 0;
    }

    /** An address within the instruction that the frame is at or within the call that it waits for. */
    static long lookupAddress(Address context) {
        long instruction = register(context, RIP);
        return isExact(context) ? instruction : instruction - 1;
    }
}
