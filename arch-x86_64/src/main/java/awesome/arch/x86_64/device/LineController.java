package awesome.arch.x86_64.device;

/** What brings the lines 0 to 15 of the ISA bus to a processor. Interrupts are off. */
public interface LineController {
    /** How many lines there are. */
    int LINES = 16;

    /** Lets a line raise interrupts. */
    void unmask(int line);

    /** Stops a line from raising interrupts. */
    void mask(int line);

    /** Whether a line's interrupt came though the line no longer asks: nothing is to be served or ended. */
    boolean isSpurious(int line);

    /** Ends the service of a line: it may raise interrupts again. */
    void end(int line);
}
