package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.lang.NullPointerException}: the bytecode that a helpful message is made from is not in the image. */
@TargetClass("java.lang.NullPointerException")
public final class Target_java_lang_NullPointerException {
    @Replace
    private String getExtendedNPEMessage() {
        return null;
    }
}
