package awesome.arch.x86_64.trap;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.magic.NoAlloc;
import awesome.magic.Unboxed;
import awesome.magic.raw.Address;

/**
 * A view of the registers that a stub in {@code trap_entry.asm} saved. {@code docs/book/compiled-code.md} has
 * the layout, which the unwinder reads too.
 *
 * <pre>
 *   0  r15 r14 r13 r12 r11 r10 r9 r8 rdi rsi rbp rbx rdx rcx rax
 * 120  vector, error code
 * 136  rip cs rflags rsp ss          pushed by the processor
 * </pre>
 */
@Unboxed
@NoAlloc("interrupt context")
public final class TrapFrame {
    /** Bytes of a frame. */
    public static final int SIZE = 22 * 8;

    /** Positions of the words of a frame. */
    public static final int R15 = 0;
    public static final int R14 = 1;
    public static final int R13 = 2;
    public static final int R12 = 3;
    public static final int RDI = 8;
    public static final int RBP = 10;
    public static final int RBX = 11;
    public static final int R8 = 7;
    public static final int R9 = 6;
    public static final int R10 = 5;
    public static final int R11 = 4;
    public static final int RSI = 9;
    public static final int RDX = 12;
    public static final int RCX = 13;
    public static final int RAX = 14;
    public static final int VECTOR = 15;
    public static final int ERROR = 16;
    public static final int RIP = 17;
    public static final int CS = 18;
    public static final int FLAGS = 19;
    public static final int RSP = 20;
    public static final int SS = 21;

    private static final String[] NAMES = {
        "r15", "r14", "r13", "r12", "r11", "r10", "r9 ", "r8 ", "rdi", "rsi", "rbp", "rbx", "rdx", "rcx", "rax",
        "vec", "err", "rip", "cs ", "rfl", "rsp", "ss "
    };

    private final long bits;

    private TrapFrame(long bits) {
        this.bits = bits;
    }

    /** The frame at {@code address}. */
    public static TrapFrame at(Address address) {
        return new TrapFrame(address.bits());
    }

    public Address address() {
        return Address.of(bits);
    }

    /** The word at a position, see the constants. */
    public long word(int position) {
        return Address.of(bits).readLong(position * 8L);
    }

    /** Changes what the interrupted code goes on with. */
    public void setWord(int position, long value) {
        Address.of(bits).writeLong(position * 8L, value);
    }

    public int vector() {
        return (int) word(VECTOR);
    }

    public long error() {
        return word(ERROR);
    }

    public long instruction() {
        return word(RIP);
    }

    /** Has the interrupted code go on elsewhere. */
    public void setInstruction(long address) {
        Address.of(bits).writeLong(RIP * 8L, address);
    }

    public long stackPointer() {
        return word(RSP);
    }

    /** Whether device interrupts were let through. */
    public boolean areInterruptsEnabled() {
        return (word(FLAGS) & Instructions.INTERRUPTS_ENABLED) != 0;
    }

    /** The name of a word, three characters. */
    public static String name(int position) {
        return NAMES[position];
    }
}
