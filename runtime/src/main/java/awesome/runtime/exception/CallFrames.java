package awesome.runtime.exception;

import static awesome.runtime.exception.UnwindContext.CIE_END;
import static awesome.runtime.exception.UnwindContext.CIE_INSTRUCTIONS;
import static awesome.runtime.exception.UnwindContext.CODE_ALIGNMENT;
import static awesome.runtime.exception.UnwindContext.CURSOR;
import static awesome.runtime.exception.UnwindContext.DATA_ALIGNMENT;
import static awesome.runtime.exception.UnwindContext.EXACT;
import static awesome.runtime.exception.UnwindContext.FUNCTION;
import static awesome.runtime.exception.UnwindContext.FUNCTION_END;
import static awesome.runtime.exception.UnwindContext.HAS_AUGMENTATION;
import static awesome.runtime.exception.UnwindContext.INITIAL_ROW;
import static awesome.runtime.exception.UnwindContext.LSDA;
import static awesome.runtime.exception.UnwindContext.LSDA_ENCODING;
import static awesome.runtime.exception.UnwindContext.POINTER_ENCODING;
import static awesome.runtime.exception.UnwindContext.REGISTERS;
import static awesome.runtime.exception.UnwindContext.RETURN_REGISTER;
import static awesome.runtime.exception.UnwindContext.RIP;
import static awesome.runtime.exception.UnwindContext.ROW;
import static awesome.runtime.exception.UnwindContext.RSP;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * From the registers of a function to those of its caller, by {@code .eh_frame} (LSB 5.0 core, 10.6.1) and the
 * sorted table in {@code .eh_frame_hdr} (10.6.2).
 */
@NoAlloc("the stack is walked when there may be no heap left")
final class CallFrames {
    private static final int TABLE = 12;
    private static final int ENTRY = 8;

    private CallFrames() {}

    /**
     * Finds the frame description of the instruction of {@code context} and leaves what it says of the
     * function there.
     *
     * @param header a {@code .eh_frame_hdr} with 4-byte entries relative to itself, as ld.lld writes it
     * @return the address of the FDE, 0 if there is none
     */
    static Address find(Address context, Address header) {
        long instruction = UnwindContext.lookupAddress(context);
        long entries = header.readInt(8) & 0xffff_ffffL;
        Address table = header.plus(TABLE);
        long wanted = instruction - header.bits();
        long low = 0;
        long high = entries;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (table.readInt(middle * ENTRY) <= wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return Address.zero();
        }
        Address fde = header.plus(table.readInt((low - 1) * ENTRY + 4));
        parse(context, fde);
        return Long.compareUnsigned(instruction, context.readLong(FUNCTION_END)) < 0 ? fde : Address.zero();
    }

    /** Reads an FDE and its CIE; the cursor stays before the instructions of the FDE. */
    static void parse(Address context, Address fde) {
        Address cursor = context.plus(CURSOR);
        Address cie = fde.plus(4).minus(fde.readInt(4) & 0xffff_ffffL);
        parseCie(context, cie);
        cursor.writeLong(fde.bits() + 8);
        int encoding = (int) context.readLong(POINTER_ENCODING);
        long function = Encoded.pointer(cursor, encoding, 0);
        long bytes = Encoded.pointer(cursor, encoding & 0xf, 0);
        context.writeLong(FUNCTION, function);
        context.writeLong(FUNCTION_END, function + bytes);
        context.writeLong(LSDA, 0);
        if (context.readLong(HAS_AUGMENTATION) != 0) {
            long length = Encoded.uleb(cursor);
            long end = cursor.readLong() + length;
            context.writeLong(LSDA, Encoded.pointer(cursor, (int) context.readLong(LSDA_ENCODING), 0));
            cursor.writeLong(end);
        }
    }

    private static void parseCie(Address context, Address cie) {
        Address cursor = context.plus(CURSOR);
        context.writeLong(CIE_END, end(cie));
        context.writeLong(LSDA_ENCODING, Encoded.OMIT);
        context.writeLong(POINTER_ENCODING, 0);
        context.writeLong(HAS_AUGMENTATION, 0);
        Address augmentation = cie.plus(9);
        long length = 0;
        while (augmentation.readByte(length) != 0) {
            length++;
        }
        cursor.writeLong(augmentation.bits() + length + 1);
        context.writeLong(CODE_ALIGNMENT, Encoded.uleb(cursor));
        context.writeLong(DATA_ALIGNMENT, Encoded.sleb(cursor));
        boolean version1 = cie.readByte(8) == 1;
        context.writeLong(RETURN_REGISTER, version1 ? Encoded.u8(cursor) : Encoded.uleb(cursor));
        if (augmentation.readByte() == 'z') {
            context.writeLong(HAS_AUGMENTATION, 1);
            long dataLength = Encoded.uleb(cursor);
            long data = cursor.readLong();
            for (long i = 1; i < length; i++) {
                switch (augmentation.readByte(i)) {
                    case 'L' -> context.writeLong(LSDA_ENCODING, Encoded.u8(cursor));
                    case 'R' -> context.writeLong(POINTER_ENCODING, Encoded.u8(cursor));
                    case 'P' -> {
                        int encoding = Encoded.u8(cursor);
                        Encoded.pointer(cursor, encoding & 0xf, 0);
                    }
                    default -> {
                        // 'S' and others have no data.
                    }
                }
            }
            cursor.writeLong(data + dataLength);
        }
        context.writeLong(CIE_INSTRUCTIONS, cursor.readLong());
    }

    /** Behind the entry that starts there; 32-bit lengths only, as linkers write them. */
    private static long end(Address entry) {
        return entry.bits() + 4 + entry.readUnsignedInt();
    }

    /**
     * Replaces the registers by those of the caller.
     *
     * @return false if the tables know nothing of the function or the walk ends here; the registers are then
     *     as before
     */
    static boolean step(Address context, Address header) {
        Address fde = find(context, header);
        if (fde.isZero()) {
            return false;
        }
        return FrameRules.compute(context, end(fde)) && apply(context);
    }

    /**
     * How many bytes of arguments lie on the stack during the call that {@code context} is at. The code behind the call
     * takes them off; a landing pad does not.
     *
     * @param fde what {@link #find} found
     */
    static long argumentBytes(Address context, Address fde) {
        parse(context, fde);
        return FrameRules.compute(context, end(fde)) ? context.readLong(UnwindContext.ARGUMENT_BYTES) : 0;
    }

    /** Applies the computed row. */
    private static boolean apply(Address context) {
        Address row = context.plus(ROW);
        long cfaRegister = row.readLong();
        if (cfaRegister < 0) {
            return false;
        }
        long cfa = UnwindContext.register(context, (int) cfaRegister) + row.readLong(8);
        int returnRegister = (int) context.readLong(RETURN_REGISTER);
        if (FrameRules.kind(FrameRules.rule(row, returnRegister)) == FrameRules.UNDEFINED) {
            return false;
        }
        Address values = context.plus(INITIAL_ROW);
        for (int i = 0; i < REGISTERS; i++) {
            long rule = FrameRules.rule(row, i);
            long operand = FrameRules.operand(rule);
            switch (FrameRules.kind(rule)) {
                case FrameRules.OFFSET -> values.writeLong(i * 8L, Address.of(cfa + operand).readLong());
                case FrameRules.VALUE_OFFSET -> values.writeLong(i * 8L, cfa + operand);
                case FrameRules.REGISTER ->
                    values.writeLong(i * 8L, UnwindContext.register(context, (int) operand));
                case FrameRules.EXPRESSION -> {
                    return false;
                }
                default -> values.writeLong(i * 8L, UnwindContext.register(context, i));
            }
        }
        if (FrameRules.kind(FrameRules.rule(row, RSP)) == FrameRules.SAME) {
            values.writeLong(RSP * 8L, cfa);
        }
        for (int i = 0; i < REGISTERS; i++) {
            UnwindContext.setRegister(context, i, values.readLong(i * 8L));
        }
        UnwindContext.setRegister(context, RIP, values.readLong(returnRegister * 8L));
        context.writeLong(EXACT, 0);
        return true;
    }
}
