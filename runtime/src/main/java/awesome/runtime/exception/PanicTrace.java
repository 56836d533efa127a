package awesome.runtime.exception;

import awesome.magic.Foreign;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;

/**
 * Stack traces when nothing can be relied on: all memory is set aside beforehand. One user at a time.
 */
@NoAlloc("printed when there may be no heap left")
public final class PanicTrace {
    private static final int MAX_DEPTH = 512;

    private static final int[] FRAMES = new int[MAX_DEPTH];
    private static final long[] CONTEXT = new long[UnwindContext.SIZE / 8];
    private static final LineTable TABLE = new LineTable();

    private PanicTrace() {}

    /** Takes the lines of a trace, innermost first. */
    public interface Printer {
        /**
         * A frame.
         *
         * @param type the binary name of the class, ended by a zero byte; empty for assembly routines
         * @param method the name of the method or routine, ended by a zero byte
         * @param file the source file, ended by a zero byte, empty if it is not known
         * @param line the line, 0 if it is not known
         */
        void frame(Address type, Address method, Address file, int line);

        /** A frame of which only the address is known, as the linker placed it. */
        void unknown(long address);
    }

    /** Walks from the instruction that was interrupted; the number of frames for {@link #print}. */
    public static int walkInterrupted(Address interruptFrame) {
        Address context = Objects.addressOf(CONTEXT).plus(Hubs.ARRAY_BASE);
        InterruptFrame.load(interruptFrame, context);
        return Unwinder.record(Objects.addressOf(FRAMES).plus(Hubs.ARRAY_BASE), MAX_DEPTH, context);
    }

    /** Walks from the caller; the number of frames for {@link #print}. */
    public static int walkHere() {
        return walk(Objects.addressOf(FRAMES).plus(Hubs.ARRAY_BASE), MAX_DEPTH);
    }

    /** Whether {@link #walkHere} or {@link #walkInterrupted} may have stopped before the outermost frame. */
    public static boolean isCut(int count) {
        return count == MAX_DEPTH;
    }

    /** Prints the frames {@code from} up to {@code end}, exclusive, of the last walk. */
    public static void print(int from, int end, Printer printer) {
        boolean open = ImageLines.open(TABLE);
        for (int i = from; i < end; i++) {
            long address = ImageLines.linkedAddress(FRAMES[i]);
            int inlined = open ? TABLE.lookup(address) : 0;
            if (inlined == 0) {
                printer.unknown(address);
            }
            for (int frame = 0; frame < inlined; frame++) {
                printer.frame(TABLE.type(frame), TABLE.method(frame), TABLE.file(frame), TABLE.line(frame));
            }
        }
    }

    @Foreign("rt_walk")
    private static int walk(Address buffer, int limit) {
        throw new IllegalStateException("no compiled frames on the host for " + buffer + ", " + limit);
    }
}
