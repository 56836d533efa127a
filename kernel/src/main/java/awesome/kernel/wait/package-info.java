/**
 * How the thread of a system call waits for something to happen.
 *
 * <p>Key types: {@link awesome.kernel.wait.Waiter} (waits for a {@link awesome.kernel.wait.Condition}, until a
 * deadline or a signal), {@link awesome.kernel.wait.Bell} (rung when one may have become so, for each
 * {@link awesome.kernel.wait.Listener}), {@link awesome.kernel.wait.DeferredWork} (what device interrupts leave to be done outside
 * of them), {@link awesome.kernel.wait.EventWaiter} (sleeps until the next of the
 * {@link awesome.kernel.wait.Happenings}). Pipes, terminals and
 * the system calls that wait use it; it uses only the machine ports.
 */
package awesome.kernel.wait;
