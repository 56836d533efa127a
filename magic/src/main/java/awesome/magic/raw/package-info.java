/**
 * Raw memory: the only loads and stores that Java's rules do not watch over.
 *
 * <p>Key types: {@link awesome.magic.raw.Address}, {@link awesome.magic.raw.Objects}. Only the runtime and
 * the architecture layer may use this package (and {@code abi}, for its views of hardware structures);
 * ArchUnit enforces it. On the host every operation goes to {@code awesome.magic.host.HostMemory}.
 */
package awesome.magic.raw;
