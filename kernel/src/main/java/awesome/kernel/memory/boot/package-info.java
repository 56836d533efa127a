/**
 * Frames from the memory map of the machine, without a heap: the allocator that everything else starts from.
 * {@code docs/book/memory.md} tells how it is used.
 *
 * <p>Key types: {@link awesome.kernel.memory.boot.BootFrameAllocator} (the frame list),
 * {@link awesome.kernel.memory.boot.RangeSet} (what is memory at all). Uses the physical memory port;
 * {@code awesome.kernel.boot} fills it from what the loader says.
 */
package awesome.kernel.memory.boot;
