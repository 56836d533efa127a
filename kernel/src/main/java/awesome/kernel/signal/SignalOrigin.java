package awesome.kernel.signal;

/** What sends a signal again and again, and has it wait once: a timer. */
public interface SignalOrigin {
    /**
     * The signal waits no longer: it is delivered, or forgotten.
     *
     * @param info as it was sent
     * @return what the process is told
     */
    SignalInfo taken(SignalInfo info);
}
