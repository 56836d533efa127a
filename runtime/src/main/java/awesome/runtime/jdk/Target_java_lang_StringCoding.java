package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.LatinText;

/** {@code java.lang.StringCoding}: fast loops. */
@TargetClass("java.lang.StringCoding")
public final class Target_java_lang_StringCoding {
    private Target_java_lang_StringCoding() {}

    /** Called with a range within the array. */
    @Replace
    public static boolean hasNegatives(byte[] bytes, int from, int count) {
        return LatinText.hasNegatives(bytes, from, count);
    }
}
