package awesome.kernel.block;

import awesome.magic.NoAlloc;

/**
 * One queue of a device as {@link RequestQueue} uses it: it has a number of commands done at the same time. Called with interrupts
 * off, by one CPU at a time, unless a method says otherwise.
 */
@NoAlloc("the next command is begun when an interrupt says that one is done")
public interface BlockDriver {
    /**
     * Begins with a command, which is the driver's until {@link #takeDone} gives it back.
     *
     * @return false if there is no room now; the same command is tried again when another one is done
     */
    boolean start(BlockCommand command);

    /** Tells the device of commands begun since this was called last. */
    void commit();

    /** A command that the device has done, with its {@link BlockCommand#setError}; null if there is none (any more). */
    BlockCommand takeDone();

    /**
     * A request has taken very long: does what an interrupt handler does, in case an interrupt was lost, and sees whether the device is
     * still there. Not with the queue locked; interrupts are on.
     */
    void check();
}
