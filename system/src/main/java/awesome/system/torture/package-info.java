/**
 * Everything that threads of the kernel do, at once and for as long as asked for: {@code selftest=torture}.
 *
 * <p>Key types: {@link awesome.system.torture.Torture} starts the threads and says what came out;
 * {@link awesome.system.torture.Job} is what one of them does over and over, checking itself. {@code awesome.system}
 * runs it.
 */
package awesome.system.torture;
