/**
 * Floating point of the {@code kernel} target, which has no floating point unit: the routines that LLVM calls are
 * those of {@code awesome.runtime.softfloat}.
 *
 * <p>Key types: {@link awesome.conformance.softfloat.FloatDigest} (the program), {@link
 * awesome.conformance.softfloat.SoftFloatTest} (runs it here and in an image).
 */
package awesome.conformance.softfloat;
