package awesome.kernel.random;

/** A device that gives random bytes. */
public interface RandomFeed {
    /**
     * Stores bytes that are at hand, which are given to nobody else.
     *
     * @return how many; perhaps none yet
     */
    int take(byte[] target);
}
