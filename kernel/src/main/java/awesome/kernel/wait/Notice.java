package awesome.kernel.wait;

/** {@link Happenings} that anybody may tell of. */
public interface Notice extends Happenings, Listener {
    /** It has happened once more: wakes who waits. Any thread; interrupts may be on or off. */
    void happened();

    @Override
    default void rung(int events) {
        happened();
    }
}
