package awesome.kernel.panic;

import awesome.kernel.console.CharacterDevice;

/** What a panic needs of the machine. Called with interrupts on or off, with a broken heap, and again and again. */
public interface PanicMachine {
    /**
     * Holds interrupts back and stops all other CPUs. Where one of them panics already, this never returns.
     *
     * @return the CPUs that did not stop, a bit for the number of each
     */
    default long stopOthers() {
        return 0;
    }

    /** Holds interrupts back and makes the console fit for last words. */
    CharacterDevice takeConsole();

    /** The place that calls, as a fault without a description. */
    Fault here();

    /** Stops the machine. Never returns. */
    void end();
}
