package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Remembers what the frame descriptions of recent return addresses say, so that a stack is walked in a few loads for each
 * frame. Only frames as LLVM makes them are kept: the canonical frame address is above the stack pointer, and registers are
 * saved below the return address in one fixed order, as they are pushed.
 *
 * <p>The table is direct-mapped. An entry is one word, so that processors and interrupts may use it without a lock: in the
 * high half the place in the code, counting from 1 so that no entry is 0, in the low half
 *
 * <pre>
 * bits 0-15   distance from the stack pointer to the canonical frame address, in words
 * bits 16-21  which of rbp, r15, r14, r13, r12, rbx are saved, bit 16 for rbp
 * bit 22      no handler covers the place
 * </pre>
 */
@NoAlloc("the stack is walked when there may be no heap left")
final class FrameCache {
    /** Bytes of the table, which {@code throw.asm} sets aside. */
    static final int SIZE = 8 << 10;
    /** Returned where there is no entry. */
    static final long NONE = 0;

    private static final int NO_HANDLER = 1 << 22;
    private static final int SAVED_SHIFT = 16;
    private static final int MAX_DISTANCE = 0xffff;
    /** What is pushed first. */
    private static final int[] PUSHED = {UnwindContext.RBP, 15, 14, 13, 12, UnwindContext.RBX};

    private FrameCache() {}

    private static long slot(long place) {
        return (place ^ place >>> 10) * 8 & SIZE - 8;
    }

    /**
     * The entry of a place.
     *
     * @param place in the code, less than 2^31 bytes from its start; others have none
     */
    static long find(Address table, long place) {
        long entry = table.readLong(slot(place));
        return entry >>> 32 == place + 1 ? entry : NONE;
    }

    /** Whether an exception is known to pass through the place of an entry. */
    static boolean hasNoHandler(long entry) {
        return (entry & NO_HANDLER) != 0;
    }

    /** Moves to the caller as an entry says. */
    static void step(Address context, long entry) {
        long frame = UnwindContext.register(context, UnwindContext.RSP) + ((entry & MAX_DISTANCE) << 3);
        long at = frame - 8;
        UnwindContext.setRegister(context, UnwindContext.RIP, Address.of(at).readLong());
        for (int i = 0; i < 6; i++) {
            if ((entry & 1L << SAVED_SHIFT + i) != 0) {
                at -= 8;
                UnwindContext.setRegister(context, register(i), Address.of(at).readLong());
            }
        }
        UnwindContext.setRegister(context, UnwindContext.RSP, frame);
        context.writeLong(UnwindContext.EXACT, 0);
    }

    private static int register(int order) {
        return PUSHED[order];
    }

    /**
     * Keeps the row that was computed for a place, if it is of the form that entries can have.
     *
     * @param noHandler whether no handler covers the place; false if that is not known
     */
    static void keep(Address table, long place, Address context, boolean noHandler) {
        if (place >>> 31 != 0) {
            return;
        }
        long saved = saved(context.plus(UnwindContext.ROW));
        long distance = context.plus(UnwindContext.ROW).readLong(8) >> 3;
        if (saved >= 0 && distance > 0 && distance <= MAX_DISTANCE) {
            table.writeLong(slot(place), place + 1 << 32 | saved << SAVED_SHIFT | distance | (noHandler ? NO_HANDLER : 0));
        }
    }

    /** The registers that a row has saved, or -1 if it is of another form. */
    private static long saved(Address row) {
        boolean simple = row.readLong() == UnwindContext.RSP && (row.readLong(8) & 7) == 0
                && isSavedAt(FrameRules.rule(row, UnwindContext.RIP), -8);
        long saved = 0;
        long at = -8;
        int found = 0;
        for (int i = 0; i < 6; i++) {
            long rule = FrameRules.rule(row, register(i));
            if (isSavedAt(rule, at - 8)) {
                at -= 8;
                saved |= 1L << i;
                found++;
            } else {
                simple &= FrameRules.kind(rule) == FrameRules.SAME;
            }
        }
        for (int i = 0; i < UnwindContext.REGISTERS; i++) {
            found -= FrameRules.kind(FrameRules.rule(row, i)) != FrameRules.SAME && i != UnwindContext.RIP ? 1 : 0;
        }
        return simple && found == 0 ? saved : -1;
    }

    private static boolean isSavedAt(long rule, long offset) {
        return FrameRules.kind(rule) == FrameRules.OFFSET && FrameRules.operand(rule) == offset;
    }
}
