/**
 * Compression with DEFLATE (RFC 1951) in the zlib format (RFC 1950) or bare, a piece at a time.
 *
 * <p>Key types: {@link awesome.runtime.zip.Inflate}, {@link awesome.runtime.zip.Deflate}. Plain Java that uses nothing but
 * arrays; the substitutions in {@code awesome.runtime.jdk.zip} put them behind {@code java.util.zip}.
 */
package awesome.runtime.zip;
