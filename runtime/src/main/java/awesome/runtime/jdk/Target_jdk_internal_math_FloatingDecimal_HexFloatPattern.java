package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.regex.Pattern;

/** The pattern of hexadecimal floating point numbers (JLS 3.10.2), compiled at first use: it holds lambdas of the JDK. */
@TargetClass("jdk.internal.math.FloatingDecimal$HexFloatPattern")
public final class Target_jdk_internal_math_FloatingDecimal_HexFloatPattern {
    @Replace private static Pattern VALUE;

    @Replace
    private static void static_init() {
        VALUE = Pattern.compile("([-+])?0[xX](((\\p{XDigit}+)\\.?)|((\\p{XDigit}*)\\.(\\p{XDigit}+)))[pP]([-+])?(\\p{Digit}+)[fFdD]?");
    }
}
