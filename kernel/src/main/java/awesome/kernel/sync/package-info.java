/**
 * Locks and queues for which threads sleep.
 *
 * <p>Key types: {@link awesome.kernel.sync.Mutex} (one thread at a time; lends the urgency of who waits to who has
 * it), {@link awesome.kernel.sync.Gate} (the same for what is passed very often),
 * {@link awesome.kernel.sync.WaitQueue} (until something is so), {@link awesome.kernel.sync.DeferredWakes} (whom a
 * thread wakes when it has left a gate), {@link awesome.kernel.sync.SyncThread} (what a thread extends to use them).
 * They need one port, {@link awesome.kernel.sync.Sleeping}, which {@code awesome.kernel.sched} has the means for. Not for
 * interrupt handlers, except to wake who waits in a queue.
 */
package awesome.kernel.sync;
