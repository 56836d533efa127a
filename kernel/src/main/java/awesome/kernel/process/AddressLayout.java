package awesome.kernel.process;

import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.random.RandomSource;

/**
 * Where the parts of a program go, as on Linux: a movable program at two thirds of user memory, its break behind it,
 * the stack at the top, mappings below it, all moved by random amounts.
 *
 * @param movableBase where a movable program goes, before its alignment
 * @param breakGap bytes between the program and its break
 * @param stackTop the address after the stack
 * @param mapTop the address that mappings are placed below
 */
record AddressLayout(long movableBase, long breakGap, long stackTop, long mapTop) {
    /** Address space for the stack; pages come when they are touched. */
    static final long STACK_SIZE = 8L << 20;

    private static final long MOVABLE_BASE = 0x5555_5555_4000L;
    /** Between the stack and mappings: what overflows the stack faults. */
    private static final long STACK_GUARD = 1L << 20;

    // Random pages: 1 TiB for programs and mappings, 16 GiB for the stack, 32 MiB for the break.
    private static final int PROGRAM_BITS = 28;
    private static final int STACK_BITS = 22;
    private static final int BREAK_BITS = 13;

    /** The same at each start. */
    static AddressLayout fixed() {
        return of(0, 0, 0, 0);
    }

    static AddressLayout random(RandomSource random) {
        return of(pages(random, PROGRAM_BITS), pages(random, BREAK_BITS), pages(random, STACK_BITS),
                pages(random, PROGRAM_BITS));
    }

    private static AddressLayout of(long program, long gap, long stack, long maps) {
        long stackTop = AddressSpace.END - stack;
        return new AddressLayout(MOVABLE_BASE + program, gap, stackTop, stackTop - STACK_SIZE - STACK_GUARD - maps);
    }

    private static long pages(RandomSource random, int bits) {
        return (LittleEndian.getLong(random.bytes(8), 0) & (1L << bits) - 1) * AddressSpace.PAGE;
    }
}
