package awesome.run;

/**
 * How the conversation with the guest ended.
 *
 * @param status the launcher's exit status
 * @param complaint what went wrong, null if nothing did
 * @param byGuest whether the program came to its end, after which the machine switches itself off
 */
record Ending(int status, String complaint, boolean byGuest) {
    /** Exit status if the machine did not get to the end of the program. */
    static final int MACHINE_FAILED = 125;

    /** Exit status if the program file is there but cannot be run. */
    static final int CANNOT_RUN = 126;

    /** Exit status if there is no such program. */
    static final int NOT_FOUND = 127;

    /** Added to the number of the signal that ended the program. */
    static final int SIGNAL_BASE = 128;

    /** The machine is to start over. */
    static final Ending RESTART = new Ending(0, null, true);

    /** The program ended with this status. */
    static Ending exited(int status) {
        return new Ending(status, null, true);
    }

    /** A signal ended the program. */
    static Ending killed(int signal) {
        return new Ending(SIGNAL_BASE + signal, null, true);
    }

    /** The machine ended otherwise. */
    static Ending failed(String complaint) {
        return new Ending(MACHINE_FAILED, complaint, false);
    }

    /** The launcher ends the machine, as if this signal had ended the program. */
    static Ending abandoned(int signal) {
        return new Ending(SIGNAL_BASE + signal, null, false);
    }
}
