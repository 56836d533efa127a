package awesome.random.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Programs depend on their seeds alone, and have in them all that they may have. */
class GeneratorTest {
    @Test
    void aSeedAlwaysMakesTheSameProgram() {
        assertEquals(Generator.program(41).source(), Generator.program(41).source());
        assertNotEquals(Generator.program(41).body().source(), Generator.program(42).body().source());
    }

    @Test
    void programsAreSmall() {
        double lines = LongStream.range(0, 200).mapToObj(Generator::program)
                .mapToLong(each -> each.source().lines().count()).average().orElseThrow();
        assertTrue(lines > 60 && lines < 170, "lines: " + lines);
    }

    @Test
    void programsHaveAllThatTheyMayHave() {
        String all = LongStream.range(0, 300).mapToObj(each -> Generator.program(each).source())
                .collect(Collectors.joining());
        List<String> wanted = List.of("switch (", "yield ", " -> {", "try {", "} finally {",
                "catch (ArithmeticException",
                "continue loop", "break loop", "break block", "do {", "while (", "throw new ", "synchronized (",
                "record ", "enum ", "interface ", "default long", " super.",
                "extends RuntimeException", "new StringBuilder",
                "instanceof ", "IntUnaryOperator", "new int[] {", "boolean[]", "TreeMap", "<T extends Comparable<T>>",
                ">>>=", "Long.MIN_VALUE", "Float.NaN", "% -8)", "System.arraycopy", "(n - 1, ");
        List<String> missing = wanted.stream().filter(each -> !all.contains(each)).toList();
        assertTrue(missing.isEmpty(), "no program has " + missing);
        assertFalse(all.matches("(?s).*[$@%~](int|boolean|String).*"), "a gap that was not filled");
    }
}
