/**
 * A file system in memory, and how the initial one gets its files.
 *
 * <p>Key types: {@link awesome.kernel.ramfs.RamFileSystem}, {@link awesome.kernel.ramfs.FileContent} (the bytes of a
 * file: page frames outside of the Java heap, found through a {@link awesome.kernel.cache.PageMap}, over the bytes of
 * an archive that lies in memory), {@link awesome.kernel.ramfs.InitialFiles} (unpacks the archive that the boot loader
 * loaded, read by {@link awesome.kernel.ramfs.CpioReader}). It implements {@code awesome.kernel.vfs} and uses frames
 * and physical memory.
 */
package awesome.kernel.ramfs;
