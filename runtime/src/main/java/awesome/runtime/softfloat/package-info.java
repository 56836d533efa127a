/**
 * Floating point without floating point instructions, for the {@code kernel} target: the routines that LLVM
 * calls for {@code float} and {@code double} when there is no SSE. They take and give bits in integers.
 *
 * <p>Key types: {@link awesome.runtime.softfloat.Float32}, {@link awesome.runtime.softfloat.Float64} (arithmetic),
 * {@code KernelEntries} (the symbols LLVM calls). IEEE 754-2019, rounding to nearest, ties to even; no flags,
 * no traps; every NaN result is the quiet NaN 0x7fc00000 or 0x7ff8000000000000.
 */
package awesome.runtime.softfloat;
