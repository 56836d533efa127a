/**
 * Files by Linux system calls: what the native methods of {@code java.io} and {@code java.nio} do.
 *
 * <p>Key types: {@link awesome.runtime.linux.file.FileCalls} (one method for each call), {@link
 * awesome.runtime.linux.file.FileStatus} ({@code struct stat}), {@link awesome.runtime.linux.file.ErrorNumbers} (their
 * messages), {@link awesome.runtime.linux.file.Folders} (reading directories), {@link
 * awesome.runtime.linux.file.RealPaths} (resolving symbolic links). Called by the substitutions in
 * {@code awesome.runtime.jdk.file}; calls {@link awesome.runtime.linux.Syscall}.
 */
package awesome.runtime.linux.file;
