package awesome.runtime.jdk.file;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** {@code sun.nio.fs.Util}: names of files are UTF-8, whatever the locale of the build JVM. */
@TargetClass(value = "sun.nio.fs.Util", target = "linux")
final class Target_sun_nio_fs_Util {
    private Target_sun_nio_fs_Util() {}

    @Replace
    static Charset jnuEncoding() {
        return StandardCharsets.UTF_8;
    }

    @Replace
    static byte[] toBytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Replace
    static String toString(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
