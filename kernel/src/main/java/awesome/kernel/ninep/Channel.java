package awesome.kernel.ninep;

import awesome.kernel.wait.OutsideWaiter;

/** Carries messages to a server and its answers back. Several exchanges may be under way at a time, each with a number. */
public interface Channel {
    /** The name that mount(2) is told. */
    String tag();

    /** Bytes of a message at most, in either direction. */
    int mostBytes();

    /** Numbers of exchanges are below that. */
    int depth();

    /**
     * Gives a message to the server and waits for the answer. Within {@code CurrentProcess}; others are let in meanwhile.
     *
     * @param number of the exchange; no other of that number is under way
     * @param bytes of the message
     * @param room for the answer, in {@code answer}
     * @return how many bytes came, as the other side says: any number
     * @throws awesome.kernel.error.ErrnoException EIO if no answer comes any more
     */
    int exchange(int number, OutsideWaiter waiter, MessageMemory message, int bytes, MessageMemory answer, int room);
}
