/**
 * Floating point without floating point instructions: the routines that LLVM calls for {@code float} and
 * {@code double} on the {@code kernel} target, which has no SSE, and the remainder, which no target has as an
 * instruction. They take and give bits in integers.
 *
 * <p>Key types: {@link awesome.runtime.softfloat.Float32}, {@link awesome.runtime.softfloat.Float64} (arithmetic),
 * {@link awesome.runtime.softfloat.Rounding} (from an exact significand to the nearest number),
 * {@code KernelEntries}, {@code Remainders} (the symbols). IEEE 754-2019, rounding to nearest, ties to even; no
 * flags, no traps; every NaN result is the quiet NaN 0x7fc00000 or 0x7ff8000000000000. Called from any context;
 * nothing here allocates.
 */
package awesome.runtime.softfloat;
