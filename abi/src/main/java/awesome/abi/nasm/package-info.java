/**
 * Writes the nasm include files from constants in Java, so that assembly and Java cannot disagree.
 *
 * <p>Key types: {@link awesome.abi.nasm.Layout} and {@link awesome.abi.nasm.Field} mark a structure,
 * {@link awesome.abi.nasm.Constants} marks plain numbers, {@link awesome.abi.nasm.NasmInclude} is the program
 * that the build runs.
 */
package awesome.abi.nasm;
