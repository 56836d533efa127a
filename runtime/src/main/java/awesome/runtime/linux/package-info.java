/**
 * The platform of programs compiled for the {@code linux} target: raw Linux system calls, no C library.
 *
 * <p>Key types: {@link awesome.runtime.linux.LinuxStart} (called by {@code _start}),
 * {@link awesome.runtime.linux.LinuxPlatform}, {@link awesome.runtime.linux.Syscall}. Files are in
 * {@link awesome.runtime.linux.file}.
 */
package awesome.runtime.linux;
