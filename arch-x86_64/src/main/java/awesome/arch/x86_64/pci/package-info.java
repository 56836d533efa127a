/**
 * How a PC reaches PCI.
 *
 * <p>Key type: {@link awesome.arch.x86_64.pci.PortConfigSpace}. The firmware's table of registers in memory is read by
 * {@code awesome.arch.x86_64.acpi}; all else is in {@code awesome.kernel.pci}.
 */
package awesome.arch.x86_64.pci;
