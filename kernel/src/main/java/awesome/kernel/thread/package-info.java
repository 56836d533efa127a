/**
 * Threads that wait, are woken and change places.
 *
 * <p>Key types: {@link awesome.kernel.thread.Scheduler}, {@link awesome.kernel.thread.KernelThread}. They stand on
 * {@code awesome.kernel.sched}, which says who runs when, and on the machine ports; the architecture makes them the
 * threads of Java code. See {@code docs/book/threads.md}.
 */
package awesome.kernel.thread;
