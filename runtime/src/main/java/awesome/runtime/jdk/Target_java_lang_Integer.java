package awesome.runtime.jdk;

import awesome.magic.Intrinsic;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.lang.Integer}: bit operations that are one instruction. */
@TargetClass("java.lang.Integer")
public final class Target_java_lang_Integer {
    @Replace
    @Intrinsic("bits.count.i32")
    public static int bitCount(int value) {
        return Integer.bitCount(value);
    }

    @Replace
    @Intrinsic("bits.leading.i32")
    public static int numberOfLeadingZeros(int value) {
        return Integer.numberOfLeadingZeros(value);
    }

    @Replace
    @Intrinsic("bits.trailing.i32")
    public static int numberOfTrailingZeros(int value) {
        return Integer.numberOfTrailingZeros(value);
    }

    @Replace
    @Intrinsic("bits.swap.i32")
    public static int reverseBytes(int value) {
        return Integer.reverseBytes(value);
    }

    @Replace
    @Intrinsic("bits.reverse.i32")
    public static int reverse(int value) {
        return Integer.reverse(value);
    }
}
