/**
 * Signals of a process: what it does about each, which wait, and how a handler is entered and left (signal(7)).
 *
 * <p>Key types: {@link awesome.kernel.signal.SignalState} (actions, mask, waiting signals),
 * {@link awesome.kernel.signal.SignalDelivery} (frames on the user stack), {@link awesome.kernel.signal.FaultSignals}
 * (which signal a trap is). {@code awesome.kernel.process} posts and delivers; {@code awesome.kernel.syscall} has the
 * calls that programs make.
 */
package awesome.kernel.signal;
