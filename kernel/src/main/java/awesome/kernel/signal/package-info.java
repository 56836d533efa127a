/**
 * Signals of threads and processes: what is done about each, which wait, and how a handler is entered and left (signal(7)).
 *
 * <p>Key types: {@link awesome.kernel.signal.SignalState} (mask and waiting signals of a thread),
 * {@link awesome.kernel.signal.SignalActions} (what a process does),
 * {@link awesome.kernel.signal.SignalDelivery} (frames on the user stack), {@link awesome.kernel.signal.FaultSignals}
 * (which signal a trap is). {@code awesome.kernel.process} posts and delivers; {@code awesome.kernel.syscall} has the
 * calls that programs make.
 */
package awesome.kernel.signal;
