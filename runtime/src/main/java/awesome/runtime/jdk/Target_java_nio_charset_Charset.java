package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** {@code java.nio.charset.Charset}: those of {@link StandardCharsets} are found by name; others would be loaded. */
@TargetClass("java.nio.charset.Charset")
abstract class Target_java_nio_charset_Charset {
    @Alias
    private static native void checkName(String name);

    /** Called for names other than the last one. */
    @Replace
    private static Charset lookup2(String name) {
        Charset[] known = {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII,
            StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE};
        for (Charset each : known) {
            if (isNamed(each, name)) {
                return each;
            }
        }
        checkName(name);
        return null;
    }

    @Inject
    private static boolean isNamed(Charset charset, String name) {
        if (charset.name().equalsIgnoreCase(name)) {
            return true;
        }
        for (String each : charset.aliases()) {
            if (each.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
