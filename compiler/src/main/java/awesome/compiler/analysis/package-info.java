/**
 * Finds what the entry points reach (rapid type analysis over code and image heap together), says why
 * something is reached, and verifies the checked annotations.
 *
 * <p>Key types: {@link awesome.compiler.analysis.ClosedWorld}. Uses {@code model} and {@code hostheap};
 * {@code llvm} reads the result.
 */
package awesome.compiler.analysis;
