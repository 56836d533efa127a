package awesome.kernel.scsi;

/** Brings commands to units, for who waits for each. Preemptible context; any number of threads. */
public interface ScsiTransport {
    /** Bytes that a command can give at most. */
    int MOST_BYTES = 4096;

    /**
     * Has a command done.
     *
     * @param answer filled with what the unit gives, and with zeros behind that; at most {@link #MOST_BYTES}
     * @param sense says how it went
     * @return false if nothing came back, and nothing will
     */
    boolean perform(ScsiAddress address, Cdb command, byte[] answer, Sense sense);

    /** Lets time pass before a command is tried again. */
    void pause();
}
