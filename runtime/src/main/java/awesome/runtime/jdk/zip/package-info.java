/**
 * Substitutions of {@code java.util.zip}: compression by {@link awesome.runtime.zip} instead of zlib.
 *
 * <p>Key types: {@code Target_java_util_zip_Inflater}, {@code Target_java_util_zip_Deflater}.
 */
package awesome.runtime.jdk.zip;
