/**
 * Frames and address spaces.
 *
 * <p>Key types: {@link awesome.kernel.memory.FrameAllocator}. Uses the machine ports; everything that
 * needs memory uses it.
 */
package awesome.kernel.memory;
