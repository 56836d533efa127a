/**
 * Devices on PCI and PCI Express: what there is, and how drivers reach it.
 *
 * <p>Key types: {@link awesome.kernel.pci.PciBus} (finds functions through a {@link awesome.kernel.pci.ConfigSpace}),
 * {@link awesome.kernel.pci.PciFunction} (what a function says of itself), {@link awesome.kernel.pci.PciBar} and
 * {@link awesome.kernel.pci.BarMemory} (its registers, within bounds), {@link awesome.kernel.pci.MsiX} and
 * {@link awesome.kernel.pci.Msi} (its interrupts), {@link awesome.kernel.pci.DriverMachine} (what drivers get). Addresses are those that the firmware gave. Drivers use it; it uses the machine
 * ports only. See {@code docs/book/devices.md}.
 */
package awesome.kernel.pci;
