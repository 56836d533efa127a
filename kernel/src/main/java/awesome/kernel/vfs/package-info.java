/**
 * Files as programs see them: a tree of names put together from file systems, and open files behind numbers.
 *
 * <p>Key types: {@link awesome.kernel.vfs.Vfs} (what can be done with a path), {@link awesome.kernel.vfs.PathContext}
 * (where the paths of a process begin), {@link awesome.kernel.vfs.Inode} and {@link awesome.kernel.vfs.Directory}
 * (what a {@link awesome.kernel.vfs.FileSystem} consists of), {@link awesome.kernel.vfs.OpenFile} (what can be done
 * with an open file), {@link awesome.kernel.vfs.FileDescriptors} (the open files of a process),
 * {@link awesome.kernel.vfs.CloseWatcher} (who wants to know when a file is closed),
 * {@link awesome.kernel.vfs.InodeWatcher} (who wants to know what is done with one),
 * {@link awesome.kernel.vfs.Mounts} and {@link awesome.kernel.vfs.Place} (what is mounted where, and a file seen through a
 * mount), {@link awesome.kernel.vfs.FileSystemType} (what can be mounted), {@link awesome.kernel.vfs.FileAccess} (who may do
 * what), {@link awesome.kernel.vfs.ProcessPlace} (an inode that stands for a process),
 * {@link awesome.kernel.vfs.DeviceTable} (drivers by device number), {@link awesome.kernel.vfs.Sink} and
 * {@link awesome.kernel.vfs.Source} (the memory that is read to and written from),
 * {@link awesome.kernel.vfs.FileStatus} (how stat(2) tells of a file).
 *
 * <p>Names and paths are strings with one character per byte, whatever the program means by its bytes. The system
 * calls use it; file systems, pipes, terminals and device drivers implement it. Errors are
 * {@link awesome.kernel.error.ErrnoException}s. One thread at a time.
 */
package awesome.kernel.vfs;
