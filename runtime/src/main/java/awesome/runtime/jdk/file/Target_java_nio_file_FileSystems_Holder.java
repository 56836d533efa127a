package awesome.runtime.jdk.file;

import awesome.magic.Alias;
import awesome.magic.InitAtRuntime;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.nio.file.FileSystem;
import java.nio.file.spi.FileSystemProvider;

/** {@code java.nio.file.FileSystems}: the file system is that of the process, made at first use; no others by name. */
@TargetClass(value = "java.nio.file.FileSystems$DefaultFileSystemHolder", target = "linux")
@InitAtRuntime
final class Target_java_nio_file_FileSystems_Holder {
    private Target_java_nio_file_FileSystems_Holder() {}

    @Replace
    private static FileSystem defaultFileSystem() {
        return Provider.theFileSystem();
    }

    @Replace
    private static FileSystemProvider getDefaultProvider() {
        return Provider.theFileSystem().provider();
    }

    /** Its instance knows the working folder. */
    @TargetClass(value = "sun.nio.fs.DefaultFileSystemProvider", target = "linux")
    @InitAtRuntime
    static final class Provider {
        private Provider() {}

        @Alias
        static native FileSystem theFileSystem();
    }
}
