/**
 * The file systems ext2, ext3 and ext4 (Linux, {@code Documentation/filesystems/ext4}: "ext4 Data Structures and
 * Algorithms"; what is on the disk is the same, but for features).
 *
 * <p>Key types: {@link awesome.kernel.ext4.Ext4FileSystem} (a mounted one, all that others see),
 * {@link awesome.kernel.ext4.SuperBlock} and {@link awesome.kernel.ext4.Groups} (where things are),
 * {@link awesome.kernel.ext4.Node} (an inode on the disk), {@link awesome.kernel.ext4.BlockMap} (where its content is).
 * Blocks of metadata and pages of files are in {@code awesome.kernel.cache}. One thread at a time.
 *
 * <p>A disk may hold anything. Whatever is read from it is checked before it is used: what cannot be is EUCLEAN, and
 * every loop over it ends after as many steps as there can be.
 */
package awesome.kernel.ext4;
