/**
 * Threads of Java code: their data, monitors that may be contended, waiting and waking, parking.
 *
 * <p>Key types: {@link awesome.runtime.thread.Threads} is what the rest of the runtime asks, and
 * {@link awesome.runtime.thread.JavaThreads} answers. It stands on {@link awesome.runtime.thread.ThreadPlatform}, which
 * each target implements. How it works is {@code docs/book/threads.md}.
 */
package awesome.runtime.thread;
