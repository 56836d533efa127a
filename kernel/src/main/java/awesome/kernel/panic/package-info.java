/**
 * The kernel's last words: what happened, the registers, and the Java stack, on every console; then the
 * machine stops.
 *
 * <p>Key types: {@link awesome.kernel.panic.Panic} (called by whoever finds that going on would do harm),
 * {@link awesome.kernel.panic.PanicWriter} (text without memory), {@link awesome.kernel.panic.Fault} (what the
 * architecture layer knows of a processor exception).
 */
package awesome.kernel.panic;
