/**
 * Exceptions and interrupts: the tables that send the processor to the stubs in {@code trap_entry.asm}, and the
 * Java method that the stubs call. {@code docs/book/traps.md} tells the whole path.
 *
 * <p>Key types: {@link awesome.arch.x86_64.trap.DescriptorTables} (GDT, IDT and TSS of this processor),
 * {@link awesome.arch.x86_64.trap.TrapEntry} (what the stubs call),
 * {@link awesome.arch.x86_64.trap.X86Interrupts} (device lines, the port of the kernel),
 * {@link awesome.arch.x86_64.trap.StackOverflows} (a full stack becomes an exception),
 * {@link awesome.arch.x86_64.trap.KernelFault} (an exception in the kernel, for the panic report).
 */
package awesome.arch.x86_64.trap;
