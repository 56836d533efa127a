package awesome.kernel.block;

/** How the calling thread waits for requests. */
public interface BlockWaiter {
    /** Has {@code request}, which is not submitted yet, wake who will {@link #await} it. Replaces {@link BlockRequest#then}. */
    void prepare(BlockRequest request);

    /** The same where another thread than this one may wait. */
    default void prepareForAny(BlockRequest request) {
        prepare(request);
    }

    /** Waits as long as it takes until {@code request} is done; no signal cuts that short. Preemptible context. */
    void await(BlockRequest request);
}
