/**
 * What the loader tells the kernel, and what the person who booted it asks for.
 *
 * <p>Key types: {@link awesome.kernel.boot.BootParameters} (what is kept of the boot information),
 * {@link awesome.kernel.boot.CommandLine} (its options), {@link awesome.kernel.boot.BootMemory} (the memory map for
 * the frame allocator). Uses {@code awesome.abi.boot} and the physical memory port; {@code system} uses it.
 */
package awesome.kernel.boot;
