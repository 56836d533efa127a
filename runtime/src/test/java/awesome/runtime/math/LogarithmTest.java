package awesome.runtime.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogarithmTest {
    @Test
    void specialValues() {
        assertEquals(Double.NEGATIVE_INFINITY, Logarithm.natural(0));
        assertEquals(Double.NEGATIVE_INFINITY, Logarithm.natural(-0.0));
        assertEquals(Double.POSITIVE_INFINITY, Logarithm.natural(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Logarithm.natural(-1)));
        assertTrue(Double.isNaN(Logarithm.natural(Double.NaN)));
        assertEquals(0.0, Logarithm.natural(1));
    }

    @Test
    void isWithinOneUnitOfTheLibrary() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000_000; i++) {
            double x = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE) : random.nextDouble() * 2;
            double expected = StrictMath.log(x);
            if (Double.isNaN(expected)) {
                continue;
            }
            assertTrue(Math.abs(Logarithm.natural(x) - expected) <= Math.ulp(expected),
                    () -> "log(" + x + ") = " + Logarithm.natural(x) + ", not " + expected);
        }
    }
}
