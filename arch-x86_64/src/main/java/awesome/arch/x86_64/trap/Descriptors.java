package awesome.arch.x86_64.trap;

import awesome.magic.NoAlloc;

/** Encodes segment and gate descriptors of 64-bit mode (SDM volume 3, 3.4.5, 6.14.1 and 7.2.3). */
@NoAlloc("runs before there is a heap")
final class Descriptors {
    private static final long PRESENT = 1L << 47;
    private static final long CODE_OR_DATA = 1L << 44;
    private static final long EXECUTABLE = 1L << 43;
    /** Readable code, writable data. */
    private static final long READ_WRITE = 1L << 41;
    /** Set already, so that the processor need not write it. */
    private static final long ACCESSED = 1L << 40;
    private static final long LONG_MODE = 1L << 53;

    private static final long AVAILABLE_TSS = 9L << 40;
    private static final long INTERRUPT_GATE = 14L << 40;

    private Descriptors() {}

    /** 64-bit code of a privilege level. */
    static long code(int level) {
        return PRESENT | CODE_OR_DATA | EXECUTABLE | READ_WRITE | ACCESSED | LONG_MODE | (long) level << 45;
    }

    /** Data of a privilege level. */
    static long data(int level) {
        return PRESENT | CODE_OR_DATA | READ_WRITE | ACCESSED | (long) level << 45;
    }

    /** The low half of the descriptor of a task state segment. */
    static long taskStateLow(long base, int bytes) {
        long limit = bytes - 1L;
        return PRESENT | AVAILABLE_TSS | limit & 0xffff | (limit & 0xf0000) << 32 | (base & 0xff_ffff) << 16
                | (base & 0xff00_0000L) << 32;
    }

    /** The high half of the descriptor of a task state segment. */
    static long taskStateHigh(long base) {
        return base >>> 32;
    }

    /**
     * The low half of an interrupt gate, which clears the interrupt flag.
     *
     * @param stack 1 to 7 for a stack of the interrupt stack table, 0 for the current stack
     * @param level the privilege level from which {@code int n} may use it
     */
    static long gateLow(long handler, int selector, int stack, int level) {
        return PRESENT | INTERRUPT_GATE | handler & 0xffff | (long) selector << 16 | (long) stack << 32
                | (long) level << 45 | (handler & 0xffff_0000L) << 32;
    }

    /** The high half of an interrupt gate. */
    static long gateHigh(long handler) {
        return handler >>> 32;
    }
}
