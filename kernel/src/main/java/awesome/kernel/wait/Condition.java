package awesome.kernel.wait;

/** Something to wait for. */
public interface Condition {
    /** Whether it is so now. Asked with interrupts off too, so it takes little time. */
    boolean isMet();
}
