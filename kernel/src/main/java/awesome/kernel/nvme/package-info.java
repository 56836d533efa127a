/**
 * Solid state disks on PCI Express (NVM Express Base Specification 1.4).
 *
 * <p>Key types: {@link awesome.kernel.nvme.NvmeController} (starts one, and finds its disks),
 * {@link awesome.kernel.nvme.NvmeQueue} (commands and completions), {@link awesome.kernel.nvme.NvmeDisk} (a name space, which is
 * a {@link awesome.kernel.block.BlockDevice}). Nothing that a controller says is trusted. It uses {@code awesome.kernel.pci},
 * {@code awesome.kernel.block} and the machine ports. See {@code docs/book/devices.md}.
 */
package awesome.kernel.nvme;
