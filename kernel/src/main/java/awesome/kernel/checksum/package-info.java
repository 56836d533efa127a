/**
 * Checksums that file systems and disks carry.
 *
 * <p>Key types: {@link awesome.kernel.checksum.Crc32c} (Castagnoli's polynomial, of bytes in arrays and in physical
 * memory), {@link awesome.kernel.checksum.Crc16}. Both are continued from the value so far, without the final
 * complement, so that who uses them says how one begins and ends.
 */
package awesome.kernel.checksum;
