/**
 * The agreement between the boot loader, the disk image and the kernel.
 *
 * <p>Key types: {@link awesome.abi.boot.BootInfo}, what the kernel is told; {@link awesome.abi.boot.BootInfoLayout}
 * where each field lies; {@link awesome.abi.boot.DiskHeader}, where the loader finds things on the disk;
 * {@link awesome.abi.boot.BootFailure}, what it says when it cannot go on. {@link awesome.abi.nasm} turns them into
 * an include file for the loader.
 */
package awesome.abi.boot;
