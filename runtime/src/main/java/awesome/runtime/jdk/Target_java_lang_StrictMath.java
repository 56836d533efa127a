package awesome.runtime.jdk;

import awesome.magic.Intrinsic;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.math.Logarithm;

/** {@code java.lang.StrictMath}: native methods. The logarithm is within 1 ulp, not always that of fdlibm. */
@TargetClass("java.lang.StrictMath")
public final class Target_java_lang_StrictMath {
    @Replace
    public static double log(double value) {
        return Logarithm.natural(value);
    }

    @Replace
    @Intrinsic("math.sqrt.f64")
    public static double sqrt(double value) {
        return StrictMath.sqrt(value);
    }
}
