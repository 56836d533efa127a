package awesome.kernel.machine;

/**
 * Keeping the current thread on its processor: no other thread runs there until it lets go, interrupt handlers do. Any
 * context.
 */
public interface Preemption {
    /** Begins it; may be repeated. */
    void hold();

    /** Ends one {@link #hold}; after the last, another thread may run at once. */
    void release();
}
