package awesome.runtime.jdk;

import awesome.magic.Intrinsic;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.math.Exponential;
import awesome.runtime.math.InverseTrigonometry;
import awesome.runtime.math.Logarithm;
import awesome.runtime.math.Remainder;
import awesome.runtime.math.Trigonometry;

/**
 * {@code java.lang.StrictMath}: native methods. {@code java.lang.Math} calls them too, where HotSpot has code of its own
 * for sin, cos, tan, exp, log, log10 and pow, whose last bit may differ.
 */
@TargetClass("java.lang.StrictMath")
public final class Target_java_lang_StrictMath {
    @Replace
    @Intrinsic("math.sqrt.f64")
    public static double sqrt(double value) {
        return StrictMath.sqrt(value);
    }

    @Replace
    public static double sin(double value) {
        return Trigonometry.sin(value);
    }

    @Replace
    public static double cos(double value) {
        return Trigonometry.cos(value);
    }

    @Replace
    public static double tan(double value) {
        return Trigonometry.tan(value);
    }

    @Replace
    public static double asin(double value) {
        return InverseTrigonometry.asin(value);
    }

    @Replace
    public static double acos(double value) {
        return InverseTrigonometry.acos(value);
    }

    @Replace
    public static double atan(double value) {
        return InverseTrigonometry.atan(value);
    }

    @Replace
    public static double log(double value) {
        return Logarithm.natural(value);
    }

    @Replace
    public static double log10(double value) {
        return Logarithm.decimal(value);
    }

    @Replace
    public static double log1p(double value) {
        return Logarithm.ofOnePlus(value);
    }

    @Replace
    public static double expm1(double value) {
        return Exponential.minusOne(value);
    }

    @Replace
    public static double sinh(double value) {
        return Exponential.sinh(value);
    }

    @Replace
    public static double cosh(double value) {
        return Exponential.cosh(value);
    }

    @Replace
    public static double tanh(double value) {
        return Exponential.tanh(value);
    }

    @Replace
    public static double atan2(double y, double x) {
        return InverseTrigonometry.atan2(y, x);
    }

    @Replace
    public static double IEEEremainder(double value, double divisor) {
        return Remainder.ieee(value, divisor);
    }
}
