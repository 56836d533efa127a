package awesome.runtime.math;

/** The two halves of a double: the algorithms of fdlibm choose their way by the upper one. */
final class DoubleWords {
    /** Without the sign. */
    static final int ABSOLUTE = 0x7fff_ffff;
    /** The upper half of infinity; not-a-numbers are above or have bits in the lower half. */
    static final int INFINITE = 0x7ff0_0000;
    /** Bits of the fraction in the upper half. */
    static final int FRACTION_BITS = 20;
    static final int FRACTION = 0x000f_ffff;
    static final int BIAS = 1023;

    private static final long LOW = 0xffff_ffffL;

    private DoubleWords() {}

    /** Sign, exponent and the upper 20 bits of the fraction. */
    static int high(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 32);
    }

    /** The upper half without the sign. */
    static int magnitude(double x) {
        return high(x) & ABSOLUTE;
    }

    /** The same number with another upper half. */
    static double withHigh(double x, int high) {
        return Double.longBitsToDouble((long) high << 32 | Double.doubleToRawLongBits(x) & LOW);
    }

    /** The same number, the lower half of its fraction zero: its square is exact. */
    static double truncated(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & ~LOW);
    }

    /** The number times 2<sup>k</sup>, by its exponent alone. */
    static double scaled(double x, int k) {
        return withHigh(x, high(x) + (k << FRACTION_BITS));
    }
}
