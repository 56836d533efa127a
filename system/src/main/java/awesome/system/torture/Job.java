package awesome.system.torture;

import java.util.Random;

/** What a thread does over and over. It checks itself. */
interface Job {
    /**
     * Does it once, which takes some milliseconds.
     *
     * @param random this thread's, from a seed that repeats
     * @throws IllegalStateException if something is not as it should be
     */
    void round(Random random) throws InterruptedException;

    /** Gives back what it has, after the last round. */
    default void end() throws InterruptedException {}

    /** Fails with a message unless something holds. */
    static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
