/**
 * Commands of SCSI (SAM-5, SPC-4, SBC-3), whatever brings them to devices.
 *
 * <p>Key types: {@link awesome.kernel.scsi.Cdb} (makes commands), {@link awesome.kernel.scsi.Sense} (what a unit says of how one went),
 * {@link awesome.kernel.scsi.ScsiProbe} (asks which units there are, and what they are), and {@link awesome.kernel.scsi.ScsiDisk}, which
 * drivers extend. Nothing that a unit says is trusted. It uses {@code awesome.kernel.block}. See {@code docs/book/devices.md}.
 */
package awesome.kernel.scsi;
