package awesome.runtime.jdk.file;

import awesome.magic.InitAtRuntime;
import awesome.magic.TargetClass;

/** {@code java.util.UUID}: random numbers are those of this process, not of the build JVM. */
@TargetClass(value = "java.util.UUID$Holder", target = "linux")
@InitAtRuntime
final class Target_java_util_UUID_Holder {
    private Target_java_util_UUID_Holder() {}

    /** The names of temporary files. */
    @TargetClass(value = "java.io.File$TempDirectory", target = "linux")
    @InitAtRuntime
    static final class OldFiles {
        private OldFiles() {}
    }

    /** The names of temporary files. */
    @TargetClass(value = "java.nio.file.TempFileHelper", target = "linux")
    @InitAtRuntime
    static final class NewFiles {
        private NewFiles() {}
    }
}
