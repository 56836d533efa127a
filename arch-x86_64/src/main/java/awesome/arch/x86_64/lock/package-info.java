/**
 * What the locks of {@code awesome.kernel.lock} need of the machine.
 *
 * <p>Key types: {@link awesome.arch.x86_64.lock.PcLocks}, {@link awesome.arch.x86_64.lock.LockTest}, a test of locks
 * for all processors of a running kernel.
 */
package awesome.arch.x86_64.lock;
