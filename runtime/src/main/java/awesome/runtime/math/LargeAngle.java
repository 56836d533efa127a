package awesome.runtime.math;

/**
 * A large angle less a multiple of π/2, by the method of Payne and Hanek: x 2/π is computed with those bits of 2/π that
 * matter, the lower ones of the integer part and what follows. Numbers are in digits of 24 bits, whose products are exact
 * as doubles; the digits and the order of sums are those of fdlibm, so that the last bit is its too.
 */
final class LargeAngle {
    /** The bits of 2/π behind the point. */
    private static final long[] TWO_OVER_PI = {
        0xa2f9836e4e441529L, 0xfc2757d1f534ddc0L, 0xdb6295993c439041L, 0xfe5163abdebbc561L,
        0xb7246e3a424dd2e0L, 0x06492eea09d1921cL, 0xfe1deb1cb129a73eL, 0xe88235f52ebb4484L,
        0xe99c7026b45f7e41L, 0x3991d639835339f4L, 0x9c845f8bbdf9283bL, 0x1ff897ffde05980fL,
        0xef2f118b5a0a6d1fL, 0x6d367ecf27cb09b7L, 0x4f463f669e5fea2dL, 0x7527bac7ebe5f17bL,
        0x3d0739f78a5292eaL, 0x6bfb5fb11f8d5d08L, 0x56033046fc7b6babL, 0xf0cfbc209af4361dL,
    };

    /** π/2 in parts of 24 bits. */
    private static final double[] HALF_PI = {1.57079625129699707031e+00, 7.54978941586159635335e-08,
        5.39030252995776476554e-15, 3.28200341580791294123e-22, 1.27065575308067607349e-29, 1.22933308981111328932e-36};

    private static final int DIGIT = 24;
    private static final double BASE = 0x1p24;
    private static final double FRACTION = 0x1p-24;
    private static final int DIGIT_MASK = 0xff_ffff;
    /** Digits of the argument. */
    private static final int PARTS = 3;
    /** Digits of the product at first, less one; more are needed where these cancel. */
    private static final int INITIAL = 4;
    private static final int MOST = 20;
    /** The exponent of a double whose integer part has 24 bits. */
    private static final int DIGIT_EXPONENT = DoubleWords.BIAS + DIGIT - 1;
    private static final int WORD = 64;

    private final double[] argument = new double[PARTS];
    private final double[] products = new double[MOST];
    /** Digits of the product, the least significant one first. */
    private final int[] digits = new int[MOST];
    private final int firstDigit;
    /** The exponent of the digit at {@link #last}. */
    private int scale;
    private int last = INITIAL;
    private int quadrant;

    private LargeAngle(double x) {
        int exponent = (DoubleWords.high(x) >> DoubleWords.FRACTION_BITS) - DIGIT_EXPONENT;
        double rest = DoubleWords.scaled(x, -exponent);
        for (int i = 0; i < PARTS - 1; i++) {
            argument[i] = (int) rest;
            rest = (rest - argument[i]) * BASE;
        }
        argument[PARTS - 1] = rest;
        firstDigit = Math.max(0, (exponent - 3) / DIGIT);
        scale = exponent - DIGIT * (firstDigit + 1);
        for (int i = 0; i <= INITIAL; i++) {
            products[i] = product(i);
        }
    }

    /**
     * Reduces a positive angle.
     *
     * @param result gets the remainder as the sum of two doubles, the large one first
     * @return how often π/2 was subtracted, modulo 8
     */
    static int reduce(double x, double[] result) {
        LargeAngle angle = new LargeAngle(x);
        boolean negative = angle.findDigits();
        angle.sum(negative ? -1 : 1, result);
        return angle.quadrant & 7;
    }

    private double product(int index) {
        double sum = 0;
        for (int j = 0; j < PARTS; j++) {
            sum += argument[j] * digit(firstDigit + index - j);
        }
        return sum;
    }

    /** A digit of 2/π, counted from the point. */
    private static double digit(int index) {
        if (index < 0) {
            return 0;
        }
        int bit = index * DIGIT;
        int shift = bit % WORD;
        long bits = TWO_OVER_PI[bit / WORD] << shift;
        if (shift > WORD - DIGIT) {
            bits |= TWO_OVER_PI[bit / WORD + 1] >>> WORD - shift;
        }
        return bits >>> WORD - DIGIT;
    }

    /** Finds the digits of the fraction nearest to 0; whether it is negative. */
    private boolean findDigits() {
        while (true) {
            double z = products[last];
            for (int i = 0, j = last; j > 0; i++, j--) {
                double carry = (int) (FRACTION * z);
                digits[i] = (int) (z - BASE * carry);
                z = products[j - 1] + carry;
            }
            z = Math.scalb(z, scale);
            z -= 8 * Math.floor(z * 0.125);
            quadrant = (int) z;
            z -= quadrant;
            int upper = takeInteger(z);
            if (upper > 0) {
                quadrant++;
                z = negate(z, upper);
            }
            if (z != 0) {
                addLeading(Math.scalb(z, -scale));
                return upper > 0;
            } else if (!needsMore()) {
                last--;
                scale -= DIGIT;
                while (digits[last] == 0) {
                    last--;
                    scale -= DIGIT;
                }
                return upper > 0;
            }
        }
    }

    /** Moves the integer bits of the leading digit into the quadrant; positive if the fraction is ½ or more. */
    private int takeInteger(double z) {
        if (scale > 0) {
            int integer = digits[last - 1] >> DIGIT - scale;
            quadrant += integer;
            digits[last - 1] -= integer << DIGIT - scale;
            return digits[last - 1] >> DIGIT - 1 - scale;
        } else if (scale == 0) {
            return digits[last - 1] >> DIGIT - 1;
        }
        return z >= 0.5 ? 2 : 0;
    }

    /** 1 less the fraction, in the digits; the result is the same of {@code z}, the part above them. */
    private double negate(double z, int upper) {
        boolean carry = false;
        for (int i = 0; i < last; i++) {
            int digit = digits[i];
            if (carry) {
                digits[i] = DIGIT_MASK - digit;
            } else if (digit != 0) {
                carry = true;
                digits[i] = DIGIT_MASK + 1 - digit;
            }
        }
        if (scale == 1 || scale == 2) {
            digits[last - 1] &= DIGIT_MASK >> scale;
        }
        if (upper != 2) {
            return z;
        }
        return 1 - z - (carry ? Math.scalb(1.0, scale) : 0);
    }

    /** Whether all digits beyond the first few cancelled: then it multiplies more of them. */
    private boolean needsMore() {
        int any = 0;
        for (int i = last - 1; i >= INITIAL; i--) {
            any |= digits[i];
        }
        if (any != 0) {
            return false;
        }
        int more = 1;
        while (digits[INITIAL - more] == 0) {
            more++;
        }
        for (int i = last + 1; i <= last + more; i++) {
            products[i] = product(i);
        }
        last += more;
        return true;
    }

    private void addLeading(double z) {
        if (z >= BASE) {
            double carry = (int) (FRACTION * z);
            digits[last] = (int) (z - BASE * carry);
            last++;
            scale += DIGIT;
            digits[last] = (int) carry;
        } else {
            digits[last] = (int) z;
        }
    }

    /** Multiplies by π/2 and sums up, small numbers first. */
    private void sum(int sign, double[] result) {
        double unit = Math.scalb(1.0, scale);
        for (int i = last; i >= 0; i--) {
            products[i] = unit * digits[i];
            unit *= FRACTION;
        }
        double[] terms = new double[last + 1];
        double sum = 0;
        for (int i = 0; i <= last; i++) {
            for (int k = 0; k <= INITIAL && k <= last - i; k++) {
                terms[last - i] += HALF_PI[k] * products[i + k];
            }
        }
        for (int i = last; i >= 0; i--) {
            sum += terms[i];
        }
        result[0] = sign * sum;
        double rest = terms[0] - sum;
        for (int i = 1; i <= last; i++) {
            rest += terms[i];
        }
        result[1] = sign * rest;
    }
}
