/**
 * Messages of the kernel to people.
 *
 * <p>Key types: {@link awesome.kernel.log.Log} (what the kernel writes to), {@link awesome.kernel.log.ConsoleLog}.
 */
package awesome.kernel.log;
