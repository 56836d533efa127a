/**
 * System calls as a person reads them: arguments with the names of flags, paths and structures, and results.
 *
 * <p>Key types: {@link awesome.kernel.trace.Signature} (what a call takes, from a line of text),
 * {@link awesome.kernel.trace.Kind} (how one argument is shown), {@link awesome.kernel.trace.Names} (flags and
 * constants by name), {@link awesome.kernel.trace.CallText} (a call while it is written down),
 * {@link awesome.kernel.trace.TraceFilter} (whose calls are). The table in {@code awesome.kernel.syscall} has the
 * signatures, and its {@code SystemCalls} does the tracing.
 */
package awesome.kernel.trace;
