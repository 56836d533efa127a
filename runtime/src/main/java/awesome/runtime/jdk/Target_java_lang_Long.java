package awesome.runtime.jdk;

import awesome.magic.Intrinsic;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.lang.Long}: bit operations that are one instruction. */
@TargetClass("java.lang.Long")
public final class Target_java_lang_Long {
    @Replace
    @Intrinsic("bits.count.i64")
    public static int bitCount(long value) {
        return Long.bitCount(value);
    }

    @Replace
    @Intrinsic("bits.leading.i64")
    public static int numberOfLeadingZeros(long value) {
        return Long.numberOfLeadingZeros(value);
    }

    @Replace
    @Intrinsic("bits.trailing.i64")
    public static int numberOfTrailingZeros(long value) {
        return Long.numberOfTrailingZeros(value);
    }

    @Replace
    @Intrinsic("bits.swap.i64")
    public static long reverseBytes(long value) {
        return Long.reverseBytes(value);
    }

    @Replace
    @Intrinsic("bits.reverse.i64")
    public static long reverse(long value) {
        return Long.reverse(value);
    }
}
