package awesome.runtime.jdk.file;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;

/** {@code java.nio.file.spi.FileSystemProvider}: there are none beside that of the process. */
@TargetClass(value = "java.nio.file.spi.FileSystemProvider", target = "linux")
abstract class Target_java_nio_file_spi_FileSystemProvider {
    @Replace
    private static List<FileSystemProvider> loadInstalledProviders() {
        return List.of();
    }
}
