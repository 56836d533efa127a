package awesome.runtime.math;

/** a b + c with one rounding, in integers: the exact sum has up to 2100 bits, of which 128 and a sticky bit suffice. */
public final class FusedMultiplyAdd {
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    /** Exponent of the lowest bit of a double with exponent field 1. */
    private static final int LOWEST = -1074;
    /** Numbers of 128 bits have their highest bit here: room for a sum and, below it, for two bits to round with. */
    private static final int TOP = 123;
    private static final int WORD = 64;

    private long high;
    private long low;
    private int exponent;

    /** high 2<sup>64</sup> + low, times 2<sup>exponent</sup>. */
    private FusedMultiplyAdd(long high, long low, int exponent) {
        this.high = high;
        this.low = low;
        this.exponent = exponent;
    }

    /** {@link Math#fma(double, double, double)}. */
    public static double of(double a, double b, double c) {
        if (!Double.isFinite(a) || !Double.isFinite(b) || !Double.isFinite(c) || a == 0 || b == 0) {
            // An infinite product and a finite c: the product may not overflow before, since it is not computed.
            return Double.isFinite(a) && Double.isFinite(b) && !Double.isFinite(c) ? c : a * b + c;
        } else if (c == 0) {
            return a * b;
        }
        long first = mantissa(a);
        long second = mantissa(b);
        FusedMultiplyAdd product = new FusedMultiplyAdd(
                Math.multiplyHigh(first, second), first * second, exponent(a) + exponent(b));
        FusedMultiplyAdd summand = new FusedMultiplyAdd(0, mantissa(c), exponent(c));
        product.normalize();
        summand.normalize();
        boolean productNegative = a < 0 != b < 0;
        boolean swap = summand.isAbove(product);
        FusedMultiplyAdd large = swap ? summand : product;
        FusedMultiplyAdd small = swap ? product : summand;
        boolean negative = swap ? c < 0 : productNegative;
        small.shiftRight(large.exponent - small.exponent);
        if (productNegative == c < 0) {
            large.add(small);
        } else {
            large.subtract(small);
            if ((large.high | large.low) == 0) {
                return 0;
            }
        }
        double result = large.rounded();
        return negative ? -result : result;
    }

    /** {@link Math#fma(float, float, float)}: the product is exact as a double, and the sum is rounded to odd. */
    public static float of(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        double part = sum - product;
        double error = product - (sum - part) + (c - part);
        if (error != 0 && Double.isFinite(sum)) {
            long bits = Double.doubleToRawLongBits(sum);
            if ((bits & 1) == 0) {
                bits += error > 0 == sum > 0 ? 1 : -1;
            }
            sum = Double.longBitsToDouble(bits);
        }
        return (float) sum;
    }

    private static long mantissa(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long fraction = bits & MANTISSA;
        return (bits & Long.MAX_VALUE) > MANTISSA ? fraction | MANTISSA + 1 : fraction;
    }

    private static int exponent(double x) {
        int field = (int) (Double.doubleToRawLongBits(x) >>> MANTISSA_BITS & 0x7ff);
        return LOWEST + Math.max(field, 1) - 1;
    }

    private void normalize() {
        int length = high != 0 ? 2 * WORD - Long.numberOfLeadingZeros(high) : WORD - Long.numberOfLeadingZeros(low);
        int shift = TOP + 1 - length;
        high = shift >= WORD ? low << shift - WORD : shift == 0 ? high : high << shift | low >>> WORD - shift;
        low = shift >= WORD ? 0 : low << shift;
        exponent -= shift;
    }

    private boolean isAbove(FusedMultiplyAdd other) {
        if (exponent != other.exponent) {
            return exponent > other.exponent;
        }
        return high != other.high ? high > other.high : Long.compareUnsigned(low, other.low) > 0;
    }

    /** Divides by a power of two; bits that fall out are remembered in the lowest. */
    private void shiftRight(int count) {
        exponent += count;
        if (count == 0) {
            return;
        }
        boolean lost;
        if (count >= 2 * WORD) {
            lost = (high | low) != 0;
            high = 0;
            low = 0;
        } else if (count >= WORD) {
            int rest = count - WORD;
            lost = low != 0 || rest != 0 && high << WORD - rest != 0;
            low = high >>> rest;
            high = 0;
        } else {
            lost = low << WORD - count != 0;
            low = low >>> count | high << WORD - count;
            high >>>= count;
        }
        low |= lost ? 1 : 0;
    }

    private void add(FusedMultiplyAdd other) {
        low += other.low;
        high += other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
    }

    private void subtract(FusedMultiplyAdd other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        low -= other.low;
        high -= other.high + borrow;
    }

    /** The nearest double, ties to even. */
    private double rounded() {
        int length = high != 0 ? 2 * WORD - Long.numberOfLeadingZeros(high) : WORD - Long.numberOfLeadingZeros(low);
        // The mantissa has 53 bits, fewer where the lowest bit would lie below that of the smallest double.
        int drop = Math.max(length - MANTISSA_BITS - 1, LOWEST - exponent);
        if (drop <= 0) {
            return Math.scalb((double) low, exponent);
        }
        high = high << 2 | low >>> WORD - 2;
        low <<= 2;
        exponent -= 2;
        shiftRight(drop);
        long kept = low >>> 2;
        long rest = low & 3;
        if (rest > 2 || rest == 2 && (kept & 1) != 0) {
            kept++;
        }
        return Math.scalb((double) kept, exponent + 2);
    }
}
