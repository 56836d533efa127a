package awesome.runtime.jdk;

import awesome.magic.Intrinsic;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.lang.Float}: bits as they are. */
@TargetClass("java.lang.Float")
public final class Target_java_lang_Float {
    @Replace
    @Intrinsic("float.toBits")
    public static int floatToRawIntBits(float value) {
        return Float.floatToRawIntBits(value);
    }

    @Replace
    @Intrinsic("float.fromBits")
    public static float intBitsToFloat(int bits) {
        return Float.intBitsToFloat(bits);
    }
}
