/**
 * Disks that are files (loop(4)).
 *
 * <p>Key types: {@link awesome.kernel.loop.LoopDisk} (a {@link awesome.kernel.block.BlockDevice} that may have a file behind it),
 * {@link awesome.kernel.loop.LoopWorker} (the thread that reads and writes the file),
 * {@link awesome.kernel.loop.LoopControl} (what ioctl(2) asks of them). It uses {@code awesome.kernel.block} and open files; {@code
 * awesome.kernel.init} makes the device files.
 */
package awesome.kernel.loop;
