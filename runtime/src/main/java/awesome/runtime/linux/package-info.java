/**
 * The platform of programs compiled for the {@code linux} target: raw Linux system calls, no C library.
 *
 * <p>Key types: {@link awesome.runtime.linux.LinuxStart} (called by {@code _start}),
 * {@link awesome.runtime.linux.LinuxPlatform}, {@link awesome.runtime.linux.Syscall}.
 */
package awesome.runtime.linux;
