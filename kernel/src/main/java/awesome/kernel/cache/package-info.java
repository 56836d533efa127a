/**
 * What file systems keep of a disk in memory, outside of the Java heap.
 *
 * <p>Key types: {@link awesome.kernel.cache.DiskFileSystem} (what all file systems of disks are), {@link
 * awesome.kernel.cache.BlockCache} (blocks of metadata by number), {@link awesome.kernel.cache.Block} (one of them, read
 * and written as a bounded {@link awesome.kernel.cache.MemoryView}), {@link awesome.kernel.cache.FilePages} and {@link
 * awesome.kernel.cache.MappedPages} (the pages of a file's content), {@link awesome.kernel.cache.PageMap} (which frame
 * holds which page), {@link awesome.kernel.cache.InodeCache} (files by number), {@link
 * awesome.kernel.cache.CacheFrames} (the frames for all that). They know no format; a {@link
 * awesome.kernel.cache.Volume} brings blocks from the disk and back. Used by {@code awesome.kernel.ext4}, {@code
 * awesome.kernel.fat} and {@code awesome.kernel.iso9660}, from one thread at a time: who calls has the turn of the file
 * system.
 */
package awesome.kernel.cache;
