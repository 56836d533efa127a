/**
 * Waiting for a change of a word in user memory (futex(2)), by threads of one process or of several that share memory.
 *
 * <p>Key types: {@link awesome.kernel.futex.Futexes} (who waits where), {@link awesome.kernel.futex.FutexKey} (what makes
 * two words the same), {@link awesome.kernel.futex.PriorityLocks} (locks that are handed on), {@link
 * awesome.kernel.futex.RobustList} (locks of a thread that ends). All of it is within {@code
 * CurrentProcess}: who wakes cannot come between the look at the word and the wait. {@code awesome.kernel.syscall} decodes
 * the calls.
 */
package awesome.kernel.futex;
