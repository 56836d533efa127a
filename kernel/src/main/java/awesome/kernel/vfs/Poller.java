package awesome.kernel.vfs;

import awesome.abi.linux.PollEvent;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Waiter;

/** Waits until something can be done with one of several files (poll(2), select(2)). */
public final class Poller implements Condition {
    /** What poll(2) reports whether asked for or not. */
    private static final int ALWAYS = PollEvent.POLLERR | PollEvent.POLLHUP;

    private final OpenFile[] files;
    private final int[] events;

    /**
     * A set of files.
     *
     * @param files null for a number that is to be left out
     * @param events for each file, those of {@link PollEvent} that are asked for
     */
    public Poller(OpenFile[] files, int[] events) {
        this.files = files;
        this.events = events;
    }

    /** The events of file {@code index} that hold now. */
    public int ready(int index) {
        return files[index] == null ? 0 : files[index].poll() & (events[index] | ALWAYS);
    }

    @Override
    public boolean isMet() {
        for (int i = 0; i < files.length; i++) {
            if (ready(i) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Waits until one is ready.
     *
     * @param deadline as of {@link Waiter#await}
     * @return false if the deadline has passed
     * @throws awesome.kernel.error.ErrnoException {@link Waiter#RESTART}, which poll(2) and select(2) always turn
     *     into EINTR
     */
    public boolean await(Waiter waiter, long deadline) {
        return waiter.await(this, deadline);
    }
}
