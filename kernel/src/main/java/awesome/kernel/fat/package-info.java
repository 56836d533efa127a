/**
 * FAT12, FAT16 and FAT32 with long names, the file systems of sticks and cards (Microsoft, "FAT32 File System
 * Specification" 1.03; ECMA-107).
 *
 * <p>Key types: {@link awesome.kernel.fat.FatFileSystem}, {@link awesome.kernel.fat.FatLayout} (where what is),
 * {@link awesome.kernel.fat.ClusterTable} (which cluster follows which), {@link awesome.kernel.fat.Chain} (those of one
 * file), {@link awesome.kernel.fat.EntryScan} and {@link awesome.kernel.fat.EntryWriter} (names in directories). It
 * implements {@code awesome.kernel.vfs} over {@code awesome.kernel.cache}.
 */
package awesome.kernel.fat;
