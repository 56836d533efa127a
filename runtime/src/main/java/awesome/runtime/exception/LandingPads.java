package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Looks up the landing pad of a call in the language-specific data of its function: the table that LLVM
 * writes for the Itanium ABI ("Exception handling tables", Itanium C++ ABI, and LLVM's EHStreamer). Every
 * landing pad of ours catches everything, so that actions and types need no look.
 */
@NoAlloc("the stack is walked when there may be no heap left")
final class LandingPads {
    private LandingPads() {}

    /**
     * The landing pad for the instruction of {@code context}, whose frame description was
     * {@linkplain CallFrames#find found}; 0 if an exception passes through.
     */
    static long find(Address context) {
        long table = context.readLong(UnwindContext.LSDA);
        if (table == 0) {
            return 0;
        }
        Address cursor = context.plus(UnwindContext.CURSOR);
        cursor.writeLong(table);
        long function = context.readLong(UnwindContext.FUNCTION);
        long offset = UnwindContext.lookupAddress(context) - function;
        int startEncoding = Encoded.u8(cursor);
        long padStart = startEncoding == Encoded.OMIT ? function : Encoded.pointer(cursor, startEncoding, 0);
        if (Encoded.u8(cursor) != Encoded.OMIT) {
            Encoded.uleb(cursor);
        }
        int encoding = Encoded.u8(cursor);
        long length = Encoded.uleb(cursor);
        long end = cursor.readLong() + length;
        while (cursor.readLong() < end) {
            long start = Encoded.pointer(cursor, encoding, 0);
            long bytes = Encoded.pointer(cursor, encoding, 0);
            long pad = Encoded.pointer(cursor, encoding, 0);
            Encoded.uleb(cursor);
            if (offset < start) {
                return 0;
            }
            if (offset < start + bytes) {
                return pad == 0 ? 0 : padStart + pad;
            }
        }
        return 0;
    }
}
