/**
 * Messages of the kernel to people.
 *
 * <p>Key types: {@link awesome.kernel.log.Log} (what the kernel writes to), {@link awesome.kernel.log.ConsoleLog},
 * {@link awesome.kernel.log.LogBuffer} (keeps the latest for those who ask later).
 */
package awesome.kernel.log;
