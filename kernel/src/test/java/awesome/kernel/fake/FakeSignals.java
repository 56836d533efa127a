package awesome.kernel.fake;

import awesome.kernel.event.SignalQueue;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.kernel.wait.Bell;

/** Signals that a test sends. */
public final class FakeSignals implements SignalQueue {
    private final SignalState state = new SignalState();
    private final Bell arrived = new Bell();

    public FakeSignals() {
        state.setBlocked(-1);
    }

    /** Has a signal wait. */
    public void send(SignalInfo info) {
        state.post(info);
        arrived.ring();
    }

    @Override
    public long waiting() {
        return state.waiting();
    }

    @Override
    public SignalInfo take(long mask) {
        return state.take(mask);
    }

    @Override
    public Bell arrived() {
        return arrived;
    }
}
