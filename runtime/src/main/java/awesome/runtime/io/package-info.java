/**
 * The standard streams.
 *
 * <p>Key types: {@link awesome.runtime.io.Utf8PrintStream} ({@code System.out} and {@code System.err}), {@link
 * awesome.runtime.io.PlatformInput} ({@code System.in}). Bytes go to and come from {@link awesome.runtime.Platform}.
 */
package awesome.runtime.io;
