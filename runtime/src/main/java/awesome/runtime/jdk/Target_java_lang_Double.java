package awesome.runtime.jdk;

import awesome.magic.Intrinsic;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.lang.Double}: bits as they are. */
@TargetClass("java.lang.Double")
public final class Target_java_lang_Double {
    @Replace
    @Intrinsic("double.toBits")
    public static long doubleToRawLongBits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    @Replace
    @Intrinsic("double.fromBits")
    public static double longBitsToDouble(long bits) {
        return Double.longBitsToDouble(bits);
    }
}
