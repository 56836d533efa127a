package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code jdk.internal.math.FDBigInteger}: without the text form, which nobody sees and which needs BigInteger. */
@TargetClass("jdk.internal.math.FDBigInteger")
public final class Target_jdk_internal_math_FDBigInteger {
    @Replace("toString")
    public String text() {
        return "FDBigInteger";
    }
}
