/**
 * The system calls of Linux on x86-64: one row for each in {@link awesome.kernel.syscall.SystemCallTable}, one class
 * for each family. Handlers decode arguments, check them and delegate.
 *
 * <p>Key types: {@link awesome.kernel.syscall.SystemCalls} (finds the row, turns exceptions into results, keeps the
 * kernel up whatever happens), {@link awesome.kernel.syscall.SystemCallTable}. The loop in
 * {@code awesome.kernel.process} calls it. {@code docs/book/system-calls.md} tells how to add a call.
 */
package awesome.kernel.syscall;
