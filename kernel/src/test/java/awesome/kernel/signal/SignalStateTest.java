package awesome.kernel.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Signal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignalStateTest {
    private static final SignalAction HANDLER = new SignalAction(0x1000, 0, 0x2000, 0);

    private static final long STOPPING = SignalState.bit(Signal.SIGSTOP) | SignalState.bit(Signal.SIGTSTP)
            | SignalState.bit(Signal.SIGTTIN) | SignalState.bit(Signal.SIGTTOU);

    private final SignalState state = new SignalState();

    @Test
    void ignoredSignalsAreForgottenUnlessBlocked() {
        assertTrue(state.post(SignalInfo.ofKernel(Signal.SIGCHLD)));
        assertTrue(state.post(SignalInfo.ofKernel(Signal.SIGCONT)));
        assertEquals(0, state.waiting());
        state.setBlocked(SignalState.bit(Signal.SIGCHLD));
        state.post(SignalInfo.ofKernel(Signal.SIGCHLD));
        assertEquals(SignalState.bit(Signal.SIGCHLD), state.waiting());
        state.setBlocked(0);
        assertFalse(state.hasDeliverable());
        assertEquals(0, state.waiting());
    }

    @Test
    void ordinarySignalsWaitOnceRealTimeOnesEachTime() {
        state.post(SignalInfo.sent(Signal.SIGUSR1, Signal.SI_USER, 1, 2));
        state.post(SignalInfo.sent(Signal.SIGUSR1, Signal.SI_USER, 3, 4));
        state.post(new SignalInfo(40, -1, 0, 7));
        state.post(new SignalInfo(40, -1, 0, 8));
        assertEquals(1 | 2L << 32, state.next().detail());
        assertEquals(7, state.next().value());
        assertTrue(state.hasDeliverable());
        assertEquals(8, state.next().value());
        assertNull(state.next());
        assertEquals(0, state.waiting());
    }

    @Test
    void realTimeSignalsAreLimited() {
        int posted = 0;
        while (state.post(new SignalInfo(50, 0, 0, 0))) {
            posted++;
        }
        assertEquals(1024, posted);
        assertTrue(state.post(SignalInfo.ofKernel(Signal.SIGTERM)), "ordinary ones always fit");
    }

    @Test
    void faultsComeFirst() {
        state.post(SignalInfo.ofKernel(Signal.SIGHUP));
        state.force(SignalInfo.ofFault(Signal.SIGSEGV, 1, 0));
        assertEquals(Signal.SIGSEGV, state.next().number());
        assertEquals(Signal.SIGHUP, state.next().number());
    }

    @Test
    void killAndStopCannotBeBlocked() {
        state.setBlocked(-1);
        assertEquals(-1 & ~SignalState.bit(Signal.SIGKILL) & ~SignalState.bit(Signal.SIGSTOP), state.blocked());
        state.post(SignalInfo.ofKernel(Signal.SIGKILL));
        assertTrue(state.hasDeliverable());
    }

    @Test
    void aNewProgramKeepsOnlyWhatIsIgnored() {
        state.setAction(Signal.SIGINT, HANDLER);
        state.setAction(Signal.SIGQUIT, new SignalAction(SignalAction.IGNORE, 5, 6, 7));
        state.setStack(new AlternateStack(0x1000, 0x4000));
        state.resetForProgram();
        assertEquals(SignalAction.INITIAL, state.action(Signal.SIGINT));
        assertEquals(SignalAction.IGNORED, state.action(Signal.SIGQUIT));
        assertEquals(AlternateStack.NONE, state.stack());
    }

    @Test
    void ignoringForgetsWhatWaits() {
        state.setBlocked(SignalState.bit(Signal.SIGUSR1));
        state.post(SignalInfo.ofKernel(Signal.SIGUSR1));
        state.setAction(Signal.SIGUSR1, SignalAction.IGNORED);
        assertEquals(0, state.waiting());
    }

    @Test
    void temporaryMasksEnd() {
        state.setBlocked(5);
        state.setTemporaryMask(8);
        assertEquals(8, state.blocked());
        assertEquals(5, state.maskAfterHandler());
        state.restoreMask();
        assertEquals(5, state.blocked());
        state.restoreMask();
        assertEquals(5, state.blocked());
    }

    @Property
    void whatIsPostedIsTakenOnce(@ForAll List<@IntRange(min = 1, max = 64) Integer> signals, @ForAll long mask) {
        SignalState each = new SignalState();
        for (int signal = 1; signal <= SignalState.LAST; signal++) {
            each.setAction(signal, HANDLER);
        }
        each.setBlocked(mask);
        long expected = 0;
        for (int signal : signals) {
            each.post(SignalInfo.ofKernel(signal));
            if (signal == Signal.SIGCONT) {
                expected &= ~STOPPING;
            } else if ((SignalState.bit(signal) & STOPPING) != 0) {
                expected &= ~SignalState.bit(Signal.SIGCONT);
            }
            expected |= SignalState.bit(signal);
        }
        assertEquals(expected, each.waiting());
        long taken = 0;
        for (SignalInfo info = each.next(); info != null; info = each.next()) {
            taken |= SignalState.bit(info.number());
        }
        assertEquals(expected & ~each.blocked(), taken);
        assertEquals(expected & each.blocked(), each.waiting());
    }

    @Test
    void aCopyHasActionsAndMaskButNothingWaits() {
        state.setAction(Signal.SIGUSR1, HANDLER);
        state.setAction(Signal.SIGUSR2, SignalAction.IGNORED);
        state.setBlocked(5);
        state.setStack(new AlternateStack(0x1000, 0x2000));
        state.post(SignalInfo.ofKernel(Signal.SIGUSR1));
        SignalState copy = state.copy();
        assertEquals(HANDLER, copy.action(Signal.SIGUSR1));
        assertEquals(5, copy.blocked());
        assertEquals(0x1000, copy.stack().start());
        assertEquals(0, copy.waiting());
        copy.setAction(Signal.SIGUSR1, SignalAction.INITIAL);
        assertEquals(HANDLER, state.action(Signal.SIGUSR1));
        assertEquals(SignalState.bit(Signal.SIGUSR1), state.caught());
        assertEquals(SignalState.bit(Signal.SIGUSR2), state.ignored());
    }

    @Test
    void alternateStacksContainTheirBytes() {
        AlternateStack stack = new AlternateStack(0x1000, 0x1000);
        assertFalse(stack.contains(0x1000));
        assertTrue(stack.contains(0x1001));
        assertTrue(stack.contains(0x2000), "an empty stack that starts at the top");
        assertFalse(stack.contains(0x2001));
        assertFalse(AlternateStack.NONE.contains(1));
    }
}
