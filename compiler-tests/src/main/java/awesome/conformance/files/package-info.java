/**
 * Files: java.io and java.nio.file. Each program starts in a folder of its own.
 *
 * <p>Key type: {@link awesome.conformance.files.Attempt} (shows what something gives or throws).
 */
package awesome.conformance.files;
