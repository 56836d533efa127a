/**
 * Pipes.
 *
 * <p>Key types: {@link awesome.kernel.pipe.Pipes} (makes pipes without a name, and opens named ones),
 * {@link awesome.kernel.pipe.PipeEnd} (an open file on one), {@link awesome.kernel.pipe.Pipe} (the bytes between).
 * Implements {@code awesome.kernel.vfs}, waits through {@code awesome.kernel.wait}.
 */
package awesome.kernel.pipe;
