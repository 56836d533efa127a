/**
 * Elementary functions that java.base leaves to native code, in Java.
 *
 * <p>Key type: {@link awesome.runtime.math.Logarithm}. Called by the substitutions in {@code awesome.runtime.jdk}.
 */
package awesome.runtime.math;
