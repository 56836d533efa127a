package awesome.runtime.exception;

import static awesome.runtime.exception.UnwindContext.ARGUMENT_BYTES;
import static awesome.runtime.exception.UnwindContext.CIE_END;
import static awesome.runtime.exception.UnwindContext.CIE_INSTRUCTIONS;
import static awesome.runtime.exception.UnwindContext.CODE_ALIGNMENT;
import static awesome.runtime.exception.UnwindContext.CURSOR;
import static awesome.runtime.exception.UnwindContext.DATA_ALIGNMENT;
import static awesome.runtime.exception.UnwindContext.FUNCTION;
import static awesome.runtime.exception.UnwindContext.INITIAL_ROW;
import static awesome.runtime.exception.UnwindContext.MAX_REMEMBERED;
import static awesome.runtime.exception.UnwindContext.POINTER_ENCODING;
import static awesome.runtime.exception.UnwindContext.REGISTERS;
import static awesome.runtime.exception.UnwindContext.REMEMBERED;
import static awesome.runtime.exception.UnwindContext.ROW;
import static awesome.runtime.exception.UnwindContext.ROWS;
import static awesome.runtime.exception.UnwindContext.ROW_SIZE;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Interprets call frame instructions (DWARF 5, 6.4.2) into a row: where the canonical frame address and each
 * register of the caller are to be found.
 *
 * <p>A rule is a word: its kind in the low 3 bits, an operand above.
 */
@NoAlloc("the stack is walked when there may be no heap left")
final class FrameRules {
    /** The register has the same value in the caller, or nothing is said of it. */
    static final int SAME = 0;
    /** The value is lost. */
    static final int UNDEFINED = 1;
    /** Saved at CFA + operand. */
    static final int OFFSET = 2;
    /** Is CFA + operand. */
    static final int VALUE_OFFSET = 3;
    /** Is in the register that the operand numbers. */
    static final int REGISTER = 4;
    /** Saved at, or is, what the expression at the operand computes; not evaluated. */
    static final int EXPRESSION = 5;

    private FrameRules() {}

    static long rule(Address row, int register) {
        return row.readLong(16 + register * 8L);
    }

    static int kind(long rule) {
        return (int) rule & 7;
    }

    static long operand(long rule) {
        return rule >> 3;
    }

    /**
     * Computes the row of the instruction of {@code context}, whose FDE was parsed.
     *
     * @param end behind the FDE
     * @return false if an instruction is unknown or remembers too many rows
     */
    static boolean compute(Address context, long end) {
        Address row = context.plus(ROW);
        Address cursor = context.plus(CURSOR);
        for (int i = 0; i < ROW_SIZE; i += 8) {
            row.writeLong(i, 0);
        }
        context.writeLong(REMEMBERED, 0);
        context.writeLong(ARGUMENT_BYTES, 0);
        long instructions = cursor.readLong();
        long wanted = UnwindContext.lookupAddress(context);
        cursor.writeLong(context.readLong(CIE_INSTRUCTIONS));
        boolean sound = run(context, context.readLong(CIE_END), wanted);
        copyRow(row, context.plus(INITIAL_ROW));
        cursor.writeLong(instructions);
        return sound && run(context, end, wanted);
    }

    private static void copyRow(Address from, Address to) {
        for (int i = 0; i < ROW_SIZE; i += 8) {
            to.writeLong(i, from.readLong(i));
        }
    }

    private static boolean run(Address context, long end, long wanted) {
        Address cursor = context.plus(CURSOR);
        Address row = context.plus(ROW);
        long codeAlignment = context.readLong(CODE_ALIGNMENT);
        long dataAlignment = context.readLong(DATA_ALIGNMENT);
        long location = context.readLong(FUNCTION);
        while (cursor.readLong() < end) {
            int code = Encoded.u8(cursor);
            int low = code & 0x3f;
            long advance = -1;
            switch (code >> 6) {
                case 1 -> advance = low * codeAlignment;
                case 2 -> set(row, low, OFFSET, Encoded.uleb(cursor) * dataAlignment);
                case 3 -> restore(context, low);
                default -> {
                    switch (low) {
                        case 0x00 -> { } // nop
                        case 0x01 -> advance = // set_loc
                                Encoded.pointer(cursor, (int) context.readLong(POINTER_ENCODING), 0) - location;
                        case 0x02 -> advance = Encoded.u8(cursor) * codeAlignment;
                        case 0x03 -> advance = Encoded.u16(cursor) * codeAlignment;
                        case 0x04 -> advance = Encoded.u32(cursor) * codeAlignment;
                        default -> {
                            if (!runRule(context, row, cursor, low, dataAlignment)) {
                                return false;
                            }
                        }
                    }
                }
            }
            if (advance >= 0) {
                location += advance;
                if (Long.compareUnsigned(location, wanted) > 0) {
                    return true;
                }
            }
        }
        return true;
    }

    private static boolean runRule(Address context, Address row, Address cursor, int code, long dataAlignment) {
        switch (code) {
            case 0x05 -> set(row, Encoded.uleb(cursor), OFFSET, Encoded.uleb(cursor) * dataAlignment);
            case 0x06 -> restore(context, Encoded.uleb(cursor));
            case 0x07 -> set(row, Encoded.uleb(cursor), UNDEFINED, 0);
            case 0x08 -> set(row, Encoded.uleb(cursor), SAME, 0);
            case 0x09 -> set(row, Encoded.uleb(cursor), REGISTER, Encoded.uleb(cursor));
            case 0x0a -> {
                long depth = context.readLong(REMEMBERED);
                if (depth == MAX_REMEMBERED) {
                    return false;
                }
                copyRow(row, context.plus(ROWS + depth * ROW_SIZE));
                context.writeLong(REMEMBERED, depth + 1);
            }
            case 0x0b -> {
                long depth = context.readLong(REMEMBERED) - 1;
                if (depth < 0) {
                    return false;
                }
                copyRow(context.plus(ROWS + depth * ROW_SIZE), row);
                context.writeLong(REMEMBERED, depth);
            }
            case 0x0c -> setCfa(row, Encoded.uleb(cursor), Encoded.uleb(cursor));
            case 0x0d -> setCfa(row, Encoded.uleb(cursor), row.readLong(8));
            case 0x0e -> setCfa(row, row.readLong(), Encoded.uleb(cursor));
            case 0x0f -> setCfa(row, -1, skipBlock(cursor));
            case 0x10, 0x16 -> set(row, Encoded.uleb(cursor), EXPRESSION, skipBlock(cursor));
            case 0x11 -> set(row, Encoded.uleb(cursor), OFFSET, Encoded.sleb(cursor) * dataAlignment);
            case 0x12 -> setCfa(row, Encoded.uleb(cursor), Encoded.sleb(cursor) * dataAlignment);
            case 0x13 -> setCfa(row, row.readLong(), Encoded.sleb(cursor) * dataAlignment);
            case 0x14 -> set(row, Encoded.uleb(cursor), VALUE_OFFSET, Encoded.uleb(cursor) * dataAlignment);
            case 0x15 -> set(row, Encoded.uleb(cursor), VALUE_OFFSET, Encoded.sleb(cursor) * dataAlignment);
            case 0x2e -> context.writeLong(ARGUMENT_BYTES, Encoded.uleb(cursor)); // GNU_args_size
            case 0x2f -> set(row, Encoded.uleb(cursor), OFFSET, -Encoded.uleb(cursor) * dataAlignment);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void setCfa(Address row, long register, long offset) {
        row.writeLong(register < REGISTERS ? register : -1);
        row.writeLong(8, offset);
    }

    private static void set(Address row, long register, int kind, long operand) {
        if (Long.compareUnsigned(register, REGISTERS) < 0) {
            row.writeLong(16 + register * 8, operand << 3 | kind);
        }
    }

    private static void restore(Address context, long register) {
        if (Long.compareUnsigned(register, REGISTERS) < 0) {
            long offset = 16 + register * 8;
            context.writeLong(ROW + offset, context.readLong(INITIAL_ROW + offset));
        }
    }

    /** Skips a length and as many bytes; returns where the bytes start. */
    private static long skipBlock(Address cursor) {
        long length = Encoded.uleb(cursor);
        long start = cursor.readLong();
        cursor.writeLong(start + length);
        return start;
    }
}
