package awesome.kernel.signal;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.magic.Cold;
import awesome.magic.NonNull;
import awesome.magic.UserAddr;
import java.util.Arrays;

/**
 * Carries waiting signals out before user code goes on: ends the process or lets its handlers run, each on a frame
 * ({@link SignalLayout}) from which rt_sigreturn(2) goes back.
 */
@NonNull
public final class SignalDelivery {
    /** What else is done about signals. */
    public interface Hook {
        /** Whether there is somebody who is {@linkplain #asked asked}. */
        boolean isAsked();

        /**
         * A signal was taken; what is done in its place, null for nothing.
         *
         * @param interruptedCall whether a system call is to be made again, if no handler keeps it from that
         */
        SignalInfo asked(SignalInfo info, boolean interruptedCall);

        /** Whether it is so after {@link #asked} too. */
        boolean keepsCall();

        /** Is done each time before the registers are saved that a handler interrupts; may change them. */
        void beforeHandler();

        /** A handler is about to interrupt user code; only if {@link #isAsked}. */
        void enters();

        /** User code goes on in a handler; only if {@link #isAsked}. */
        void entered();
    }

    private final SignalState state;
    private final Hook hook;
    /** Whether it is still to be seen what becomes of an interrupted call. */
    private boolean undecided;

    /**
     * For the thread with that state.
     */
    public SignalDelivery(SignalState state, Hook hook) {
        this.state = state;
        this.hook = hook;
    }

    /**
     * Delivers what waits and is not blocked.
     *
     * @param interruptedCall whether a system call was left without result because a signal came; it is made again
     *     unless a handler runs that does not want that
     * @return a signal that ends the process, or stops it: then this is called again when it continues; null if it goes on
     */
    public SignalInfo deliver(UserContext context, UserMemory memory, boolean interruptedCall) {
        undecided |= interruptedCall;
        for (SignalInfo info = state.next(); info != null; info = state.next()) {
            boolean asked = hook.isAsked();
            SignalInfo wanted = asked ? ask(info) : info;
            if (wanted == null) {
                continue;
            }
            SignalAction action = state.action(wanted.number());
            if (!action.isHandler()) {
                return wanted;
            }
            if (undecided) {
                undecided = false;
                if (action.has(Signal.SA_RESTART)) {
                    context.restartSystemCall();
                } else {
                    context.setResult(-Errno.EINTR);
                }
            }
            if (asked) {
                hook.enters();
            }
            hook.beforeHandler();
            try {
                enter(context, memory, wanted, action);
            } catch (ErrnoException noStack) {
                return SignalInfo.ofKernel(Signal.SIGSEGV);
            }
            if (asked) {
                hook.entered();
            }
        }
        if (undecided) {
            undecided = false;
            context.restartSystemCall();
        }
        state.restoreMask();
        return null;
    }

    @Cold("hardly anything is traced")
    private SignalInfo ask(SignalInfo info) {
        SignalInfo wanted = hook.asked(info, undecided);
        undecided &= hook.keepsCall();
        // Who asks is told of signals too that nothing would come of.
        return wanted == null || state.isIgnored(wanted.number()) ? null : wanted;
    }

    private void enter(UserContext context, UserMemory memory, SignalInfo info, SignalAction action) {
        long stackPointer = context.stackPointer().bits();
        AlternateStack alternate = state.stack();
        boolean switchStack = action.has(Signal.SA_ONSTACK) && alternate.size() > 0
                && !alternate.contains(stackPointer);
        UserAddr place = context.signalFrameBelow(
                UserAddr.of(switchStack ? alternate.start() + alternate.size() : stackPointer));
        if (alternate.size() > 0 && (switchStack || alternate.contains(stackPointer))
                && place.bits() < alternate.start()) {
            throw new ErrnoException(Errno.EFAULT);
        }
        byte[] frame = state.frame(context.signalFrameSize());
        Arrays.fill(frame, 0, SignalLayout.FRAME_SIZE, (byte) 0);
        context.saveRegisters(frame, place);
        LittleEndian.putLong(frame, SignalLayout.FRAME_RESTORER, action.restorer());
        alternate.write(frame, SignalLayout.FRAME_STACK, stackPointer);
        LittleEndian.putLong(frame, SignalLayout.FRAME_MASK, state.maskAfterHandler());
        info.write(frame, SignalLayout.FRAME_SIGINFO);
        memory.copyOut(place, frame);
        context.enterHandler(UserAddr.of(action.handler()), place, info.number());
        state.enterHandler(action.mask() | (action.has(Signal.SA_NODEFER) ? 0 : SignalState.bit(info.number())));
        if (action.has(Signal.SA_RESETHAND)) {
            state.setAction(info.number(), SignalAction.INITIAL);
        }
    }

    /**
     * Goes back to what a handler interrupted (rt_sigreturn(2)).
     *
     * @throws ErrnoException EFAULT if the frame is gone
     */
    public static void leaveHandler(SignalState state, UserContext context, UserMemory memory) {
        byte[] frame = state.frame(context.signalFrameSize());
        memory.copyIn(context.frameOfReturningHandler(), frame, 0, frame.length);
        context.restoreRegisters(frame);
        state.setBlocked(LittleEndian.getLong(frame, SignalLayout.FRAME_MASK));
        long size = LittleEndian.getLong(frame, SignalLayout.FRAME_STACK + SignalLayout.SS_SIZE);
        int flags = LittleEndian.getInt(frame, SignalLayout.FRAME_STACK + SignalLayout.SS_FLAGS);
        if ((flags & Signal.SS_DISABLE) == 0 && size >= Signal.MINSIGSTKSZ) {
            state.setStack(new AlternateStack(
                    LittleEndian.getLong(frame, SignalLayout.FRAME_STACK + SignalLayout.SS_SP), size));
        }
    }
}
