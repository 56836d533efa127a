/**
 * What strings do all the time, on eight characters at a time. HotSpot has such code built in; the bodies in java.base
 * take one character after the other.
 *
 * <p>Key types: {@link awesome.runtime.text.LatinText}, and {@link awesome.runtime.text.RawWords} for what is not in arrays
 * of bytes. Called by the substitutions in {@code awesome.runtime.jdk}.
 */
package awesome.runtime.text;
