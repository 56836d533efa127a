package awesome.kernel.elf;

/**
 * A program in memory; addresses are where it is now.
 *
 * @param base what its addresses were moved by
 * @param entry where it starts
 * @param headers where its program headers are, or 0
 * @param headerCount how many they are
 * @param end the address after its last page
 */
public record LoadedProgram(long base, long entry, long headers, int headerCount, long end) {}
