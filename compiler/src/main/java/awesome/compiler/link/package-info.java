/**
 * From LLVM IR and assembly to one ELF file without relocations.
 *
 * <p>Key types: {@link awesome.compiler.link.ImageBuilder} (the steps), {@link
 * awesome.compiler.link.LinkerScript} (where everything lies), {@link awesome.compiler.link.ElfChecks} (what
 * must hold for the result). Runs clang, nasm, lld and gsymutil; {@code llvm} writes what they read.
 */
package awesome.compiler.link;
