package awesome.runtime.jdk.file;

import awesome.magic.InitAtRuntime;
import awesome.magic.TargetClass;

/** {@code java.util.zip.ZipFile}: it keeps the file system, which is made at run time. */
@TargetClass(value = "java.util.zip.ZipFile$Source", target = "linux")
@InitAtRuntime
final class Target_java_util_zip_ZipFile {
    private Target_java_util_zip_ZipFile() {}
}
