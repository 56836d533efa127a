/**
 * Substitutions of {@code java.base} that let the classes of {@code java.io} and {@code java.nio} use files: one class
 * {@code Target_java_io_FileInputStream} for each class changed, for the {@code linux} target only. They give the
 * native methods a body, with the exceptions and messages of HotSpot.
 *
 * <p>Key types: {@code Target_java_io_UnixFileSystem} ({@code java.io.File}), {@code
 * Target_sun_nio_fs_UnixNativeDispatcher} ({@code java.nio.file.Files}), {@code Target_sun_nio_ch_FileDispatcherImpl}
 * (channels). They call {@link awesome.runtime.linux.file}.
 */
package awesome.runtime.jdk.file;
