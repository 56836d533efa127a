/**
 * The frames of the machine once there is a heap: blocks of 4 KiB to 1 GiB, with a descriptor for every frame.
 * {@code docs/book/memory.md} tells how they follow the frames of the boot allocator.
 *
 * <p>Key types: {@link awesome.kernel.memory.frame.PhysicalFrames} (what others use),
 * {@link awesome.kernel.memory.frame.BuddyAllocator} over {@link awesome.kernel.memory.frame.Section}s,
 * {@link awesome.kernel.memory.frame.FrameCache}. Takes the frames of {@code awesome.kernel.memory.boot} over;
 * address spaces, file contents and the kernel's heap take theirs here.
 */
package awesome.kernel.memory.frame;
