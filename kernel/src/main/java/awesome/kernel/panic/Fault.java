package awesome.kernel.panic;

/**
 * Something that the kernel cannot go on after, as the machine saw it. The methods print; they may be called
 * with interrupts off and with a broken heap.
 */
public interface Fault {
    /** Prints what happened, on one line without its end. */
    void describe(PanicWriter out);

    /** Prints the registers at that moment, line by line. */
    void registers(PanicWriter out);

    /** Prints the methods that were running, innermost first, line by line. */
    void trace(PanicWriter out);
}
