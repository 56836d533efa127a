/**
 * Threads of Java code: their data, monitors that may be contended, waiting and waking, parking.
 *
 * <p>Key types: {@link awesome.runtime.thread.Threads} is what the rest of the runtime asks, with
 * {@link awesome.runtime.thread.SingleThread} where there is one thread and
 * {@link awesome.runtime.thread.JavaThreads} where there are many. The latter stands on
 * {@link awesome.runtime.thread.ThreadPlatform}, which each target that has threads implements. How it works is
 * {@code docs/book/threads.md}.
 */
package awesome.runtime.thread;
