package awesome.run;

/**
 * How the conversation with the guest ended.
 *
 * @param status the launcher's exit status
 * @param complaint what went wrong, null if the program came to its end
 */
record Ending(int status, String complaint) {
    /** Exit status if the machine did not get to the end of the program. */
    static final int MACHINE_FAILED = 125;

    /** Exit status if the program file is there but cannot be run. */
    static final int CANNOT_RUN = 126;

    /** Exit status if there is no such program. */
    static final int NOT_FOUND = 127;

    /** Added to the number of the signal that ended the program. */
    static final int SIGNAL_BASE = 128;

    /** The program ended with this status. */
    static Ending exited(int status) {
        return new Ending(status, null);
    }

    /** A signal ended the program. */
    static Ending killed(int signal) {
        return new Ending(SIGNAL_BASE + signal, null);
    }

    /** The machine ended otherwise. */
    static Ending failed(String complaint) {
        return new Ending(MACHINE_FAILED, complaint);
    }

    /** The program came to its end. */
    boolean complete() {
        return complaint == null;
    }
}
