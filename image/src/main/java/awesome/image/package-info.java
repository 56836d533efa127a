/**
 * Makes the disk image that the loader boots from, and the archive in it that becomes the first file system.
 *
 * <p>Key types: {@link awesome.image.DiskImage}, the disk, laid out as {@link awesome.abi.boot.DiskHeader} says;
 * {@link awesome.image.Initramfs}, a tree of files that {@link awesome.image.CpioWriter} writes;
 * {@link awesome.image.DefaultRoot}, the tree that boots into a shell; {@link awesome.image.Main}, the command.
 * {@code awesome.run} makes images of its own with them.
 */
package awesome.image;
