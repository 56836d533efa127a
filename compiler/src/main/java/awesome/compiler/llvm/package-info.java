/**
 * Writes the closed world as LLVM IR (code) and assembly (image heap).
 *
 * <p>Key types: {@link awesome.compiler.llvm.Program} (every decision that code and image heap share:
 * layouts, type numbers, dispatch slots, symbols), {@link awesome.compiler.llvm.ModuleWriter},
 * {@link awesome.compiler.llvm.FunctionWriter}, {@link awesome.compiler.llvm.ImageWriter}. The conventions
 * are those of {@code docs/book/compiled-code.md}. Reads {@code analysis}; {@code link} takes the files.
 */
package awesome.compiler.llvm;
