/**
 * The ELF files that the compiler makes or looks into itself.
 *
 * <p>Key types: {@link awesome.compiler.elf.ObjectFile} (bytes and symbols for the linker), {@link
 * awesome.compiler.elf.ElfSection} (where the parts of a file are). Used by {@code llvm}, whose image heap is an object
 * file, and by {@code link}.
 */
package awesome.compiler.elf;
