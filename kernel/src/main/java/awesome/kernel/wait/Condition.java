package awesome.kernel.wait;

/** What a thread waits for. */
public interface Condition {
    /** Whether it is so now. */
    boolean isMet();

    /** The bells of which one rings when it may have become so. */
    default Bell[] bells() {
        return Bell.NONE;
    }
}
