/**
 * From where the loader put the kernel to a random high address, and on to another one: phase 1 and phase 2 of
 * {@code docs/book/memory.md}.
 *
 * <p>Key types: {@link awesome.arch.x86_64.phase.KernelSpace} (makes the address space and goes there, through
 * {@code phase2.asm}), {@link awesome.arch.x86_64.phase.PhaseEntry} (where it arrives),
 * {@link awesome.arch.x86_64.phase.KernelStack} (the stack of phase 2),
 * {@link awesome.arch.x86_64.phase.KernelHeap} (memory for the heap in both phases),
 * {@link awesome.arch.x86_64.phase.HighAddress} (which address).
 */
package awesome.arch.x86_64.phase;
