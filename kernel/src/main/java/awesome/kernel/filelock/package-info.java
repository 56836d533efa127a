/**
 * Locks that programs put on files to keep out of each other's way: of ranges of bytes, as fcntl(2) and lockf(3) make
 * them, and of whole files, as flock(2) does. The two kinds do not see each other; nothing but asking for locks is
 * hindered by them.
 *
 * <p>Key types: {@link awesome.kernel.filelock.FileLocks} (those on one file), {@link awesome.kernel.filelock.FileLock}
 * (one of them), {@link awesome.kernel.filelock.LockOwner} (who has them). Inodes of {@code awesome.kernel.vfs} have
 * locks; the system calls are in {@code awesome.kernel.syscall.LockCalls}. All of it is within the lock of the kernel.
 */
package awesome.kernel.filelock;
