package awesome.kernel.devfs;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.wait.Waiter;

/**
 * What open disks need.
 *
 * @param frames for what is on its way between programs and disks
 * @param waiter for whoever waits until another one has done with a block
 */
public record DiskMemory(PhysMemory memory, FrameAllocator frames, Waiter waiter) {}
