/**
 * From a machine that runs to its first program and that program's end.
 *
 * <p>Key types: {@link awesome.kernel.init.UserSpace} (files, devices, the first process: what {@code system} calls),
 * {@link awesome.kernel.init.UserOptions} (what the kernel's command line says about it). Brings
 * {@code awesome.kernel.process}, {@code syscall}, {@code vfs} and the file systems together.
 */
package awesome.kernel.init;
