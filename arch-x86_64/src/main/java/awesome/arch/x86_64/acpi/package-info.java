/**
 * What the firmware says about the machine in ACPI's tables.
 *
 * <p>Key types: {@link awesome.arch.x86_64.acpi.AcpiTables} (finds and checks them),
 * {@link awesome.arch.x86_64.acpi.InterruptModel} (processors and interrupt controllers),
 * {@link awesome.arch.x86_64.acpi.AcpiSleep} (switching off). {@code awesome.arch.x86_64.apic} and the devices are set
 * up from it.
 */
package awesome.arch.x86_64.acpi;
