package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.SystemProperties;

/** {@code jdk.internal.util.StaticProperty}: what it kept is of the build JVM. */
@TargetClass("jdk.internal.util.StaticProperty")
final class Target_jdk_internal_util_StaticProperty {
    private Target_jdk_internal_util_StaticProperty() {}

    @Replace
    public static String javaHome() {
        return SystemProperties.get("java.home");
    }

    @Replace
    public static String userHome() {
        return SystemProperties.get("user.home");
    }

    @Replace
    public static String userDir() {
        return SystemProperties.get("user.dir");
    }

    @Replace
    public static String userName() {
        return SystemProperties.get("user.name");
    }

    @Replace
    public static String javaIoTmpDir() {
        return SystemProperties.get("java.io.tmpdir");
    }

    @Replace
    public static String nativeEncoding() {
        return "UTF-8";
    }
}
