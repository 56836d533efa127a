package awesome.kernel.panic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.console.CharacterDevice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncaughtTest {
    private final StringBuilder shown = new StringBuilder();

    private String trace(int depth) {
        StackTraceElement[] elements = new StackTraceElement[depth];
        for (int i = 0; i < depth; i++) {
            elements[i] = new StackTraceElement("C", "m", "C.java", i + 1);
        }
        Throwable thrown = new StackOverflowError();
        thrown.setStackTrace(elements);
        PanicWriter out = new PanicWriter();
        out.use(new CharacterDevice() {
            @Override
            public void write(byte[] source, int start, int length) {
                shown.append(new String(source, start, length, StandardCharsets.ISO_8859_1));
            }

            @Override
            public int read() {
                return -1;
            }
        });
        new Uncaught(thrown, null).trace(out);
        out.flush();
        return shown.toString();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "60", "61"})
    void aTraceIsShownWhole(int depth) {
        String text = trace(depth);
        assertEquals(depth, text.lines().count(), text);
        for (int i = 0; i < depth; i++) {
            assertEquals("    at C.m(C.java:" + (i + 1) + ")", text.lines().toList().get(i));
        }
    }

    @Test
    void theMiddleOfADeepOneIsLeftOut() {
        String text = trace(1024);
        assertEquals(61, text.lines().count(), text);
        assertEquals("    at C.m(C.java:40)", text.lines().toList().get(39));
        assertEquals("    ... 964 calls ...", text.lines().toList().get(40));
        assertEquals("    at C.m(C.java:1005)", text.lines().toList().get(41));
        assertEquals("    at C.m(C.java:1024)", text.lines().toList().get(60));
    }
}
