package awesome.runtime.jdk;

import awesome.magic.Intrinsic;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.lang.Long}: bit operations that are one instruction, and text without {@code BigInteger}. */
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

    /** The last digit is what a division by the radix leaves; the others are those of a number with a sign. */
    @Replace
    public static String toUnsignedString(long value, int radix) {
        if (value >= 0) {
            return Long.toString(value, radix);
        }
        int used = radix < Character.MIN_RADIX || radix > Character.MAX_RADIX ? 10 : radix;
        long others = Long.divideUnsigned(value, used);
        return Long.toString(others, used) + Character.forDigit((int) (value - others * used), used);
    }
}
