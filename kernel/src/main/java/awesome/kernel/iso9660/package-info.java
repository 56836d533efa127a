/**
 * ISO 9660, the file system of compact discs, read: names and attributes of Unix by the Rock Ridge extensions, else long
 * names by those of Joliet, else the short ones (ECMA-119; IEEE P1281, the System Use Sharing Protocol; IEEE P1282, Rock
 * Ridge).
 *
 * <p>Key types: {@link awesome.kernel.iso9660.IsoFileSystem}, {@link awesome.kernel.iso9660.DirectoryScan} (the records of
 * a directory), {@link awesome.kernel.iso9660.EntryReader} (what a record says of a file). It implements {@code
 * awesome.kernel.vfs} over {@code awesome.kernel.cache}. Nothing that is on a disc can do more harm than that a file is not
 * found or EUCLEAN.
 */
package awesome.kernel.iso9660;
