package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.lang.ClassLoader}: no class is loaded at run time. */
@TargetClass("java.lang.ClassLoader")
final class Target_java_lang_ClassLoader {
    private Target_java_lang_ClassLoader() {}

    @Replace
    public static ClassLoader getSystemClassLoader() {
        return null;
    }
}
