package awesome.runtime.jdk;

import awesome.magic.Intrinsic;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.math.FusedMultiplyAdd;

/** {@code java.lang.Math}: operations that are one or two instructions, and a b + c without decimals. */
@TargetClass("java.lang.Math")
public final class Target_java_lang_Math {
    @Replace
    @Intrinsic("math.sqrt.f64")
    public static double sqrt(double value) {
        return Math.sqrt(value);
    }

    @Replace
    @Intrinsic("math.abs.f64")
    public static double abs(double value) {
        return Math.abs(value);
    }

    @Replace
    @Intrinsic("math.abs.f32")
    public static float abs(float value) {
        return Math.abs(value);
    }

    @Replace
    @Intrinsic("long.multiplyHigh")
    public static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b);
    }

    @Replace
    public static double fma(double a, double b, double c) {
        return FusedMultiplyAdd.of(a, b, c);
    }

    @Replace
    public static float fma(float a, float b, float c) {
        return FusedMultiplyAdd.of(a, b, c);
    }
}
