/**
 * Elementary functions that java.base leaves to native code, in Java.
 *
 * <p>Key types: {@link awesome.runtime.math.Trigonometry}, {@link awesome.runtime.math.InverseTrigonometry}, {@link
 * awesome.runtime.math.Logarithm}, {@link awesome.runtime.math.Exponential} (all with the results that {@link StrictMath}
 * promises), {@link awesome.runtime.math.FusedMultiplyAdd}. Called by the substitutions in {@code awesome.runtime.jdk}.
 */
package awesome.runtime.math;
