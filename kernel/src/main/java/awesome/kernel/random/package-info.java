/**
 * Random bytes for programs and for the kernel.
 *
 * <p>Key types: {@link awesome.kernel.random.RandomSource} (what getrandom(2) and {@code /dev/urandom} give),
 * {@link awesome.kernel.random.ChaCha20} (the cipher that stretches its key). Uses the machine ports.
 */
package awesome.kernel.random;
