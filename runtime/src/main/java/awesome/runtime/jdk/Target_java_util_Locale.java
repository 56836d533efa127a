package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Locale;

/** {@code java.util.Locale}: English is the default, as on a JVM in the POSIX locale; nothing configures another. */
@TargetClass("java.util.Locale")
public final class Target_java_util_Locale {
    @Replace
    public static Locale getDefault() {
        return Locale.ENGLISH;
    }

    @Replace
    public static Locale getDefault(Locale.Category category) {
        return Locale.ENGLISH;
    }
}
