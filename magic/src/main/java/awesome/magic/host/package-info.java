/**
 * The host's side of raw memory: simulated memories for unit tests on a desktop JVM.
 *
 * <p>Key types: {@link awesome.magic.host.HostMemory}. Tests install a memory with
 * {@link awesome.magic.host.HostMemory#use}; nothing here is ever compiled into an image.
 */
package awesome.magic.host;
