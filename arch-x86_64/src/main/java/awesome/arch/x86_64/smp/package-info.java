/**
 * More than one processor: starting them, sending them interrupts, and having them do something for another one.
 * {@code docs/book/processors.md} tells the whole story.
 *
 * <p>Key types: {@link awesome.arch.x86_64.smp.Processors} (the port of the kernel),
 * {@link awesome.arch.x86_64.smp.ProcessorStart} (starts them), {@link awesome.arch.x86_64.smp.ProcessorEntry} (where
 * they arrive), {@link awesome.arch.x86_64.smp.Round} (a task for some processors, and waiting for them). Uses the
 * local APIC ({@link awesome.arch.x86_64.apic}) and what each processor has of its own
 * ({@link awesome.arch.x86_64.trap.ProcessorData}). What runs on a processor other than the one that booted must not
 * allocate.
 */
package awesome.arch.x86_64.smp;
