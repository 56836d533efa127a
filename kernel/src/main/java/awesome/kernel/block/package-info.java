/**
 * Devices that keep blocks of bytes, such as disks.
 *
 * <p>Key types: {@link awesome.kernel.block.BlockDevice} (takes requests), {@link awesome.kernel.block.BlockRequest} (reads or
 * writes pieces of physical memory, and tells when it is done), {@link awesome.kernel.block.BlockIo} (for who waits for each
 * request), {@link awesome.kernel.block.RamDisk}. File systems use it; drivers implement it. It uses the machine ports and
 * frames only.
 */
package awesome.kernel.block;
