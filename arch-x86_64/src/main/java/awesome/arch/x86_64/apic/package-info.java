/**
 * Advanced programmable interrupt controllers: one at each processor, with a timer, and those that devices raise.
 *
 * <p>Key types: {@link awesome.arch.x86_64.apic.Apic} (what others use), {@link awesome.arch.x86_64.apic.LocalApic},
 * {@link awesome.arch.x86_64.apic.ApicLines} over {@link awesome.arch.x86_64.apic.IoApic}s. Set up from
 * {@code awesome.arch.x86_64.acpi}; {@code awesome.arch.x86_64.trap} brings its interrupts to their handlers, and the
 * clock uses its timer.
 */
package awesome.arch.x86_64.apic;
