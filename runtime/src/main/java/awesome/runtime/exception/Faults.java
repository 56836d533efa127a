package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.jdk.Target_java_lang_Throwable;
import awesome.runtime.thread.ThreadArea;

/**
 * Turns a processor fault in Java code into an exception, thrown where the fault happened.
 *
 * <p>A fault handler calls these on a stack of its own (an interrupt stack, a signal stack) with the frame of
 * interrupted registers that its assembly stub made, see {@link InterruptFrame}. On return the stub resumes at
 * the landing pad. It is for synchronous faults of Java code only: exceptions must not appear elsewhere.
 */
public final class Faults {
    private Faults() {}

    /**
     * Makes the interrupted code throw a {@link StackOverflowError}.
     *
     * @return false if nothing there catches it; the frame is then unchanged
     */
    public static boolean throwStackOverflow(Address interruptFrame) {
        return throwAt(interruptFrame, new StackOverflowError());
    }

    /**
     * Makes the interrupted code throw {@code exception}, whose stack trace becomes that of the fault.
     *
     * @return false if nothing there catches it; the frame is then unchanged
     */
    public static boolean throwAt(Address interruptFrame, Throwable exception) {
        setBacktrace(interruptFrame, exception);
        long[] memory = new long[UnwindContext.SIZE / 8];
        Address context = Objects.addressOf(memory).plus(Hubs.ARRAY_BASE);
        InterruptFrame.load(interruptFrame, context);
        boolean caught = Unwinder.toLandingPad(context) && land(interruptFrame, context, exception);
        Objects.keepAlive(memory);
        return caught;
    }

    /**
     * As {@link #throwAt}, without memory and with the exception as it is.
     *
     * @param exception has been made beforehand
     */
    @NoAlloc("there is neither stack nor heap to make an exception")
    public static boolean throwPrepared(Address interruptFrame, Throwable exception) {
        Address context = ThreadArea.unwinding(ThreadArea.current());
        InterruptFrame.load(interruptFrame, context);
        return Unwinder.toLandingPad(context) && land(interruptFrame, context, exception);
    }

    /** Makes the interrupted code go on at the landing pad where {@code context} stands. */
    @NoAlloc("the end of throwPrepared")
    private static boolean land(Address interruptFrame, Address context, Throwable exception) {
        // The convention of landing pads: the exception in rax, zero in rdx.
        UnwindContext.setRegister(context, UnwindContext.RAX, Objects.addressOf(exception).bits());
        UnwindContext.setRegister(context, UnwindContext.RDX, 0);
        InterruptFrame.store(context, interruptFrame);
        if (StackReserve.mayClose(UnwindContext.stackPointer(context))) {
            StackReserve.close();
        }
        return true;
    }

    /** Makes the frames of the interrupted code the stack trace of {@code exception}. */
    public static void setBacktrace(Address interruptFrame, Throwable exception) {
        Target_java_lang_Throwable.setBacktrace(exception, backtrace(interruptFrame));
    }

    /** The frames of the interrupted code. */
    private static int[] backtrace(Address interruptFrame) {
        long[] memory = new long[UnwindContext.SIZE / 8];
        Address context = Objects.addressOf(memory).plus(Hubs.ARRAY_BASE);
        InterruptFrame.load(interruptFrame, context);
        int[] frames = new int[StackTraces.MAX_DEPTH];
        int count = Unwinder.record(Objects.addressOf(frames).plus(Hubs.ARRAY_BASE), StackTraces.MAX_DEPTH, context);
        Objects.keepAlive(memory);
        int[] exact = new int[count];
        for (int i = 0; i < count; i++) {
            exact[i] = frames[i];
        }
        return exact;
    }
}
