/**
 * The Linux system call interface as x86-64 programs see it: numbers, flags and layouts of structures.
 *
 * <p>Each class is one header's worth of constants and names the man page that explains them. The values are those
 * of the kernel's user-space headers for x86-64; nothing here has behaviour beyond giving names.
 *
 * <p>Key types: {@link awesome.abi.linux.SystemCallNumber}, {@link awesome.abi.linux.Errno},
 * {@link awesome.abi.linux.Elf}, {@link awesome.abi.linux.AuxiliaryVector}, {@link awesome.abi.linux.Signal}.
 * The kernel's {@code syscall} package uses them.
 */
package awesome.abi.linux;
