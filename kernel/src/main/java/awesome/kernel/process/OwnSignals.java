package awesome.kernel.process;

import awesome.kernel.event.SignalQueue;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.wait.Bell;
import awesome.magic.NonNull;

/** The signals of the process that is worked for, as files of signals see them. */
@NonNull
public final class OwnSignals implements SignalQueue {
    private final CurrentProcess current;

    /** Those of the process in {@code current}. */
    public OwnSignals(CurrentProcess current) {
        this.current = current;
    }

    @Override
    public long waiting() {
        return current.get().signals().waiting();
    }

    @Override
    public SignalInfo take(long mask) {
        return current.get().signals().take(mask);
    }

    @Override
    public Bell arrived() {
        return current.get().signalled();
    }
}
