/**
 * Locks that spin, for what several CPUs share and for what interrupt handlers share with others.
 *
 * <p>Key types: {@link awesome.kernel.lock.SpinLock}, {@link awesome.kernel.lock.ReaderWriterLock},
 * {@link awesome.kernel.lock.SequenceLock}; {@link awesome.kernel.lock.LockClass}, which each lock has, and
 * {@link awesome.kernel.lock.LockChecker}, which finds locks that are taken in both orders. They need one port,
 * {@link awesome.kernel.lock.LockMachine}. Locks that let a thread sleep are in {@code awesome.kernel.sync}. The order
 * of the kernel's locks is in {@code docs/book/scheduling.md}.
 *
 * <p>All that CPUs share passes through {@link awesome.kernel.lock.SharedInt}. There tests choose how the steps of
 * several threads fall between one another: see {@code awesome.kernel.interleave} among the test sources.
 */
package awesome.kernel.lock;
