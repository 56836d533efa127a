package awesome.runtime.exception;

import awesome.magic.EntryPoint;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** Walks the stack of the running image: to the handler of an exception, and for stack traces. */
public final class Unwinder {
    private Unwinder() {}

    /**
     * Moves to the caller of the frame of {@code context}.
     *
     * @return false at the end of the Java frames; the registers are then as before
     */
    @NoAlloc("the stack is walked when there may be no heap left")
    public static boolean step(Address context) {
        return step(context, false);
    }

    /** As {@link #step(Address)}; {@code noHandler} says that nothing catches an exception where {@code context} stands. */
    @NoAlloc("the stack is walked when there may be no heap left")
    private static boolean step(Address context, boolean noHandler) {
        Address stackPointer = UnwindContext.stackPointer(context);
        if (isInterruptStub(UnwindContext.instruction(context))) {
            if (InterruptFrame.isUser(stackPointer)) {
                return false;
            }
            InterruptFrame.load(stackPointer, context);
            return true;
        }
        long place = place(context);
        long known = FrameCache.find(ImageSymbols.frameCache(), place);
        if (known != FrameCache.NONE && (FrameCache.hasNoHandler(known) || !noHandler)) {
            FrameCache.step(context, known);
        } else if (CallFrames.step(context, ImageSymbols.ehFrameHeader())) {
            FrameCache.keep(ImageSymbols.frameCache(), place, context, noHandler);
        } else {
            return false;
        }
        // A frame that is not above its callee is damage; following it might never end.
        return stackPointer.isBelow(UnwindContext.stackPointer(context));
    }

    /** Where in the code the frame is, counted from its start. */
    @NoAlloc("the stack is walked when there may be no heap left")
    private static long place(Address context) {
        return UnwindContext.lookupAddress(context) - ImageSymbols.textStart().bits();
    }

    @NoAlloc("the stack is walked when there may be no heap left")
    private static boolean isInterruptStub(Address instruction) {
        return !instruction.isBelow(ImageSymbols.interruptStubsStart())
                && instruction.isBelow(ImageSymbols.interruptStubsEnd());
    }

    /**
     * Moves {@code context} to the landing pad that catches an exception thrown where it stands.
     *
     * @return false if there is none
     */
    @NoAlloc("the stack is walked when there may be no heap left")
    public static boolean toLandingPad(Address context) {
        boolean passes;
        do {
            passes = !isInterruptStub(UnwindContext.instruction(context));
            if (passes && !FrameCache.hasNoHandler(FrameCache.find(ImageSymbols.frameCache(), place(context)))) {
                Address fde = CallFrames.find(context, ImageSymbols.ehFrameHeader());
                long pad = fde.isZero() ? 0 : LandingPads.find(context);
                if (pad != 0) {
                    Address stackPointer = UnwindContext.stackPointer(context);
                    UnwindContext.setRegister(context, UnwindContext.RSP,
                            stackPointer.plus(CallFrames.argumentBytes(context, fde)).bits());
                    UnwindContext.setRegister(context, UnwindContext.RIP, pad);
                    return true;
                }
            }
        } while (step(context, passes));
        return false;
    }

    /**
     * Called by {@code rt_throw} with the registers of the thrower: moves them to the landing pad.
     *
     * @return what is thrown, not null; does not return if nothing catches it
     */
    @EntryPoint("rt_unwind")
    static Throwable unwind(Throwable thrown, Address context) {
        context.writeLong(UnwindContext.EXACT, 0);
        Throwable exception = thrown == null ? new NullPointerException() : thrown;
        if (!toLandingPad(context)) {
            UncaughtExceptions.end(exception);
        }
        boolean close = StackReserve.mayClose(UnwindContext.stackPointer(context));
        context.writeLong(UnwindContext.CLOSE_RESERVE, close ? 1 : 0);
        return exception;
    }

    /**
     * Called by {@code rt_walk}: the return addresses of the frames of {@code context} and its callers, 4 bytes
     * each, relative to {@code heap_base}.
     *
     * @param limit how many fit into {@code buffer}
     * @return how many there are, at most {@code limit}
     */
    @EntryPoint("rt_walk_frames")
    @NoAlloc("the stack is walked when there may be no heap left")
    static int walkFrames(Address buffer, int limit, Address context) {
        context.writeLong(UnwindContext.EXACT, 0);
        return record(buffer, limit, context);
    }

    /** As {@link #walkFrames}, from where {@code context} stands. */
    @NoAlloc("the stack is walked when there may be no heap left")
    public static int record(Address buffer, int limit, Address context) {
        long base = ImageSymbols.heapBase().bits();
        int count = 0;
        while (count < limit) {
            if (!isInterruptStub(UnwindContext.instruction(context))) {
                // The walk looks up the call, not what follows it: the entry is an address within the call.
                buffer.writeInt(count * 4L, (int) (UnwindContext.lookupAddress(context) - base));
                count++;
            }
            if (!step(context)) {
                break;
            }
        }
        return count;
    }
}
