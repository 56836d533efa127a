package awesome.runtime.softfloat;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;
import static java.lang.Float.floatToRawIntBits;
import static java.lang.Float.intBitsToFloat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every routine next to the floating point unit of the machine that runs the test, bit by bit. */
class KernelEntriesTest {
    private static final int COUNT = 100_000;

    @Property(tries = 20)
    void doublesAreThoseOfTheMachine(@ForAll long seed) {
        Operands operands = new Operands(seed);
        for (int i = 0; i < COUNT; i++) {
            long a = operands.nextDouble();
            checkPair(a, operands.nextNear(a));
            checkOne(a);
        }
    }

    @Property(tries = 20)
    void floatsAreThoseOfTheMachine(@ForAll long seed) {
        Operands operands = new Operands(seed);
        for (int i = 0; i < COUNT; i++) {
            int a = operands.nextFloat();
            checkPair(a, operands.nextNear(a));
            checkOne(a);
        }
    }

    @Property(tries = 20)
    void integersConvertAsInTheMachine(@ForAll long seed) {
        Operands operands = new Operands(seed);
        for (int i = 0; i < COUNT; i++) {
            checkInteger(operands.nextLong());
        }
    }

    @Example
    void everyPairOfEdges() {
        for (long a : Operands.DOUBLES) {
            checkOne(a);
            for (long b : Operands.DOUBLES) {
                checkPair(a, b);
            }
        }
        for (int a : Operands.FLOATS) {
            checkOne(a);
            for (int b : Operands.FLOATS) {
                checkPair(a, b);
            }
        }
    }

    /** A double rounding would give the number above. */
    @Example
    void longsAreRoundedToFloatOnce() {
        long value = (1L << 60) + (1L << 36) + 1;
        assertEquals(floatToRawIntBits(value), KernelEntries.fromLong32(value));
        assertTrue(floatToRawIntBits((float) (double) value) != KernelEntries.fromLong32(value));
    }

    @Example
    void nanIsQuiet() {
        assertEquals(0x7ff8000000000000L, KernelEntries.add64(0x7ff0000000000001L, 0));
        assertEquals(0x7fc00000, KernelEntries.multiply32(0x7f800001, 0));
        assertEquals(0x7ff8000000000000L, KernelEntries.extend(0xff800001));
        assertEquals(0x7fc00000, KernelEntries.truncate(0xfff0000000000001L));
    }

    private static void checkPair(long a, long b) {
        double x = longBitsToDouble(a);
        double y = longBitsToDouble(b);
        same(x + y, KernelEntries.add64(a, b), "+", a, b);
        same(x - y, KernelEntries.subtract64(a, b), "-", a, b);
        same(x * y, KernelEntries.multiply64(a, b), "*", a, b);
        same(x / y, KernelEntries.divide64(a, b), "/", a, b);
        same(x % y, Remainders.remainder64(a, b), "%", a, b);
        same(x == y, KernelEntries.equal64(a, b) == 0, "==", a, b);
        same(x != y, KernelEntries.notEqual64(a, b) != 0, "!=", a, b);
        same(x < y, KernelEntries.less64(a, b) < 0, "<", a, b);
        same(x <= y, KernelEntries.lessOrEqual64(a, b) <= 0, "<=", a, b);
        same(x > y, KernelEntries.greater64(a, b) > 0, ">", a, b);
        same(x >= y, KernelEntries.greaterOrEqual64(a, b) >= 0, ">=", a, b);
        same(x != x || y != y, KernelEntries.unordered64(a, b) != 0, "unordered", a, b);
    }

    private static void checkPair(int a, int b) {
        float x = intBitsToFloat(a);
        float y = intBitsToFloat(b);
        same(x + y, KernelEntries.add32(a, b), "+", a, b);
        same(x - y, KernelEntries.subtract32(a, b), "-", a, b);
        same(x * y, KernelEntries.multiply32(a, b), "*", a, b);
        same(x / y, KernelEntries.divide32(a, b), "/", a, b);
        same(x % y, Remainders.remainder32(a, b), "%", a, b);
        same(x == y, KernelEntries.equal32(a, b) == 0, "==", a, b);
        same(x != y, KernelEntries.notEqual32(a, b) != 0, "!=", a, b);
        same(x < y, KernelEntries.less32(a, b) < 0, "<", a, b);
        same(x <= y, KernelEntries.lessOrEqual32(a, b) <= 0, "<=", a, b);
        same(x > y, KernelEntries.greater32(a, b) > 0, ">", a, b);
        same(x >= y, KernelEntries.greaterOrEqual32(a, b) >= 0, ">=", a, b);
        same(x != x || y != y, KernelEntries.unordered32(a, b) != 0, "unordered", a, b);
    }

    private static void checkOne(long a) {
        double x = longBitsToDouble(a);
        same(Math.sqrt(x), KernelEntries.squareRoot64(a), "sqrt", a, 0);
        same((float) x, KernelEntries.truncate(a), "(float)", a, 0);
        same((int) x == KernelEntries.toInt64(a), true, "(int)", a, 0);
        same((long) x == KernelEntries.toLong64(a), true, "(long)", a, 0);
        same(clamp(x, 32).intValue() == KernelEntries.toUnsignedInt64(a), true, "(unsigned int)", a, 0);
        same(clamp(x, 64).longValue() == KernelEntries.toUnsignedLong64(a), true, "(unsigned long)", a, 0);
    }

    private static void checkOne(int a) {
        float x = intBitsToFloat(a);
        same((float) Math.sqrt(x), KernelEntries.squareRoot32(a), "sqrt", a, 0);
        same(x, KernelEntries.extend(a), "(double)", a, 0);
        same((int) x == KernelEntries.toInt32(a), true, "(int)", a, 0);
        same((long) x == KernelEntries.toLong32(a), true, "(long)", a, 0);
        same(clamp(x, 32).intValue() == KernelEntries.toUnsignedInt32(a), true, "(unsigned int)", a, 0);
        same(clamp(x, 64).longValue() == KernelEntries.toUnsignedLong32(a), true, "(unsigned long)", a, 0);
    }

    private static void checkInteger(long value) {
        int narrow = (int) value;
        same((double) value, KernelEntries.fromLong64(value), "(double)", value, 0);
        same((float) value, KernelEntries.fromLong32(value), "(float)", value, 0);
        same((double) narrow, KernelEntries.fromInt64(narrow), "(double)", narrow, 0);
        same((float) narrow, KernelEntries.fromInt32(narrow), "(float)", narrow, 0);
        same((double) (value & 0xffffffffL), KernelEntries.fromUnsignedInt64(narrow), "unsigned (double)", narrow, 0);
        same((float) (value & 0xffffffffL), KernelEntries.fromUnsignedInt32(narrow), "unsigned (float)", narrow, 0);
        // Half of it, with the lowest bit sticky, is rounded in the same way.
        long half = value >= 0 ? value : value >>> 1 | value & 1;
        same(value >= 0 ? value : 2.0 * half, KernelEntries.fromUnsignedLong64(value), "unsigned (double)", value, 0);
        same(value >= 0 ? value : 2f * half, KernelEntries.fromUnsignedLong32(value), "unsigned (float)", value, 0);
    }

    /** The number without its fraction, as far as integers without sign reach. */
    private static BigInteger clamp(double value, int bits) {
        BigInteger limit = BigInteger.ONE.shiftLeft(bits);
        if (!(value >= 1)) {
            return BigInteger.ZERO;
        }
        return value >= limit.doubleValue() ? limit.subtract(BigInteger.ONE) : new BigDecimal(value).toBigInteger();
    }

    private static void same(double expected, long actual, String what, long a, long b) {
        same(doubleToRawLongBits(expected) == actual || expected != expected && Double.isNaN(longBitsToDouble(actual)), true,
                what, a, b);
    }

    private static void same(float expected, int actual, String what, long a, long b) {
        same(floatToRawIntBits(expected) == actual || expected != expected && Float.isNaN(intBitsToFloat(actual)), true,
                what, a, b);
    }

    private static void same(boolean expected, boolean actual, String what, long a, long b) {
        if (expected != actual) {
            fail(what + " of " + Long.toHexString(a) + " and " + Long.toHexString(b));
        }
    }
}
