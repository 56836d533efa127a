/**
 * Page tables with four levels (APM volume 2, 5.3): editing them, walking them through the recursive index, and the
 * address map of the kernel. {@code docs/book/memory.md} draws it.
 *
 * <p>Key types: {@link awesome.arch.x86_64.paging.PageTree} (edits tables through physical memory, so tests
 * simulate it), {@link awesome.arch.x86_64.paging.HighLayout} (where everything lies),
 * {@link awesome.arch.x86_64.paging.X86PageTable} (the port of the kernel for user memory),
 * {@link awesome.arch.x86_64.paging.RecursiveTables} and {@link awesome.arch.x86_64.paging.MapPrinter} (what is
 * mapped, as the processor sees it), {@link awesome.arch.x86_64.paging.DirectMemory} (the port for physical memory).
 */
package awesome.arch.x86_64.paging;
