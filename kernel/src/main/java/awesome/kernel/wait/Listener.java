package awesome.kernel.wait;

/** Who is told when a {@link Bell} rings. */
public interface Listener {
    /**
     * It rings. Any thread; interrupts may be on or off.
     *
     * @param events what may be so now, as events of poll(2); {@link Bell#ANYTHING} if that is not known
     */
    void rung(int events);
}
