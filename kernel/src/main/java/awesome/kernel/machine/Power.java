package awesome.kernel.machine;

/** Ends the machine. */
public interface Power {
    /** Switches off; {@code status} (0 to 255) goes to whoever started the machine, where it can. Never returns. */
    void off(int status);

    /** Starts over. Never returns. */
    void reset();
}
