/**
 * How kernel code says no to a program.
 *
 * <p>Key type: {@link awesome.kernel.error.ErrnoException}, thrown anywhere below a system call and turned into its
 * result by the system call table. Everything uses it; it uses only {@code awesome.abi.linux}.
 */
package awesome.kernel.error;
