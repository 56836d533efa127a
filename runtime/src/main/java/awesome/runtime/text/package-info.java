/**
 * What strings do all the time, on eight characters at a time. HotSpot has such code built in; the bodies in java.base
 * take one character after the other.
 *
 * <p>The words and patterns of the only language, and dates by parts, are here too.
 *
 * <p>Key types: {@link awesome.runtime.text.LatinText}, {@link awesome.runtime.text.RawWords} (for what is not in arrays
 * of bytes), {@link awesome.runtime.text.English}, {@link awesome.runtime.text.DateTimeText}. Called by the
 * substitutions in {@code awesome.runtime.jdk}.
 */
package awesome.runtime.text;
