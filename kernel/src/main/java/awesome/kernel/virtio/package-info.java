/**
 * Devices of virtual machines (Virtual I/O Device Version 1.1, "virtio") on PCI.
 *
 * <p>Key types: {@link awesome.kernel.virtio.VirtioDevice} (finds the registers of one, agrees on features, resets),
 * {@link awesome.kernel.virtio.VirtQueue} (what driver and device hand one another), and the drivers
 * {@link awesome.kernel.virtio.VirtioDisk}, {@link awesome.kernel.virtio.VirtioScsi},
 * {@link awesome.kernel.virtio.VirtioConsole}, {@link awesome.kernel.virtio.VirtioShare} and
 * {@link awesome.kernel.virtio.VirtioRandom}. Nothing that a device says is trusted. It uses {@code awesome.kernel.pci},
 * {@code awesome.kernel.block}, {@code awesome.kernel.scsi}, {@code awesome.kernel.ninep} and the machine ports. See
 * {@code docs/book/devices.md}.
 */
package awesome.kernel.virtio;
