/**
 * Program files: reading ELF64, refusing what is not sound, mapping segments, and the stack that a program starts on.
 *
 * <p>Key types: {@link awesome.kernel.elf.ElfFile} (a file whose headers have been checked),
 * {@link awesome.kernel.elf.ElfLoader} (maps it), {@link awesome.kernel.elf.StartStack} (arguments, environment and
 * auxiliary vector). {@code awesome.kernel.process} decides where things go and drives them; content comes through
 * {@link awesome.kernel.elf.ProgramFile} and {@link awesome.kernel.memory.PageSource}.
 */
package awesome.kernel.elf;
