package awesome.kernel.machine;

/**
 * Interrupts that devices raise by writing a word to an address (PCI Local Bus 3.0, 6.8), each on one CPU. Those who serve them
 * are called with interrupts off, on that CPU; they must not allocate.
 */
public interface MessageInterrupts {
    /**
     * What a device is told.
     *
     * @param address where it writes
     * @param data what it writes, at most 16 bits
     * @param cpu the number of the CPU that is interrupted
     */
    record Message(long address, int data, int cpu) {}

    /**
     * Has {@code handler} called on a CPU whenever a device writes the message. Preemptible context.
     *
     * @param cpu a number below {@link Cpus#count}
     * @return null if the CPU has no more interrupts to give, or devices cannot reach it
     */
    Message add(int cpu, Interrupts.Handler handler);

    /** Ends {@link #add}; a message that is on its way may still be served once. Preemptible context. */
    void remove(Message message);
}
