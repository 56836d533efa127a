package awesome.runtime.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The functions give the bits of {@link StrictMath}, which on a JVM are those of fdlibm in C. */
class ElementaryFunctionsTest {
    private static final int COUNT = 400_000;
    private static final double[] EDGES = {0.0, 1, 0.5, 2, 22, 709.7, 709.782712893384, 709.8, 710.4758600739439, 710.5,
        -745.2, Math.PI, Math.PI / 2, Math.PI / 4, 3 * Math.PI / 4, Math.E, 1e300, Double.MIN_VALUE, Double.MIN_NORMAL,
        Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN, 0x1p19 * Math.PI, 0x1p20, 0x1p52, 0x1p-28, 0x1p-30,
        0x1p-54, 0.41421356, 0.975, 0.4375, 0.6875, 1.1875, 2.4375, 6381956970095103.0 * 0x1p797, 5.319372648326541e255};

    private record Function(String name, DoubleUnaryOperator expected, DoubleUnaryOperator actual) {}

    @TestFactory
    Stream<DynamicTest> ofOneNumber() {
        return Stream.of(
                new Function("sin", StrictMath::sin, Trigonometry::sin),
                new Function("cos", StrictMath::cos, Trigonometry::cos),
                new Function("tan", StrictMath::tan, Trigonometry::tan),
                new Function("asin", StrictMath::asin, InverseTrigonometry::asin),
                new Function("acos", StrictMath::acos, InverseTrigonometry::acos),
                new Function("atan", StrictMath::atan, InverseTrigonometry::atan),
                new Function("log", StrictMath::log, Logarithm::natural),
                new Function("log10", StrictMath::log10, Logarithm::decimal),
                new Function("log1p", StrictMath::log1p, Logarithm::ofOnePlus),
                new Function("expm1", StrictMath::expm1, Exponential::minusOne),
                new Function("sinh", StrictMath::sinh, Exponential::sinh),
                new Function("cosh", StrictMath::cosh, Exponential::cosh),
                new Function("tanh", StrictMath::tanh, Exponential::tanh))
                .map(each -> DynamicTest.dynamicTest(each.name, () -> compare(each)));
    }

    private static void compare(Function function) {
        for (double edge : EDGES) {
            for (double x : new double[] {edge, Math.nextUp(edge), Math.nextDown(edge)}) {
                check(function, x);
                check(function, -x);
            }
        }
        Random random = new Random(17);
        for (int i = 0; i < COUNT; i++) {
            check(function, Double.longBitsToDouble(random.nextLong()));
            check(function, random.nextDouble() * 2 - 1);
            check(function, random.nextGaussian() * 10);
            check(function, random.nextInt(2000) * (Math.PI / 4) * (1 + (random.nextInt(5) - 2) * 0x1p-52));
            check(function, random.nextLong());
        }
    }

    private static void check(Function function, double x) {
        assertSame(function.expected.applyAsDouble(x), function.actual.applyAsDouble(x), function.name + "(" + x + ")");
    }

    private static void assertSame(double expected, double actual, String what) {
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            assertEquals(Double.toHexString(expected), Double.toHexString(actual), what);
        }
    }

    @Test
    void arcTangentOfQuotients() {
        compare("atan2", StrictMath::atan2, InverseTrigonometry::atan2);
    }

    @Test
    void remainders() {
        compare("IEEEremainder", StrictMath::IEEEremainder, Remainder::ieee);
    }

    private static void compare(String name, DoubleBinaryOperator expected, DoubleBinaryOperator actual) {
        Random random = new Random(18);
        for (int i = 0; i < COUNT; i++) {
            double x = number(random);
            double y = number(random);
            assertSame(expected.applyAsDouble(x, y), actual.applyAsDouble(x, y), name + "(" + x + ", " + y + ")");
        }
    }

    /** Any number, or one of a few that matter. */
    private static double number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> EDGES[random.nextInt(EDGES.length)] * (random.nextBoolean() ? 1 : -1);
            case 2 -> random.nextInt(20) - 10;
            default -> random.nextGaussian();
        };
    }

    @Test
    void fusedMultiplyAdd() {
        Random random = new Random(19);
        for (int i = 0; i < COUNT; i++) {
            double a = number(random);
            double b = number(random);
            double c = random.nextInt(4) == 0 ? -a * b * (1 + random.nextInt(3) * 0x1p-52) : number(random);
            assertSame(Math.fma(a, b, c), FusedMultiplyAdd.of(a, b, c), "fma(" + a + ", " + b + ", " + c + ")");
            float d = (float) a;
            float e = Float.intBitsToFloat(random.nextInt());
            float f = random.nextInt(4) == 0 ? -d * e * (1 + random.nextInt(3) * 0x1p-23f) : (float) c;
            assertSame(Math.fma(d, e, f), FusedMultiplyAdd.of(d, e, f), "fma(" + d + "f, " + e + "f, " + f + "f)");
        }
    }
}
