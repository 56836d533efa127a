/**
 * Disks at SATA controllers (Serial ATA Advanced Host Controller Interface 1.3.1, "AHCI").
 *
 * <p>Key types: {@link awesome.kernel.ahci.AhciController} (finds the ports that have a disk),
 * {@link awesome.kernel.ahci.AhciPort} (commands of one), {@link awesome.kernel.ahci.AhciDisk} (the
 * {@link awesome.kernel.block.BlockDevice}). Commands are those of ATA8-ACS, one at a time on the wire. It uses
 * {@code awesome.kernel.pci}, {@code awesome.kernel.block} and the machine ports. See {@code docs/book/devices.md}.
 */
package awesome.kernel.ahci;
