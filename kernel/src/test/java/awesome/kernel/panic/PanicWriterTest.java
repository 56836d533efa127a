package awesome.kernel.panic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.console.CharacterDevice;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PanicWriterTest {
    private final StringBuilder shown = new StringBuilder();
    private final PanicWriter out = new PanicWriter();

    PanicWriterTest() {
        out.use(new CharacterDevice() {
            @Override
            public void write(byte[] source, int start, int length) {
                for (int i = 0; i < length; i++) {
                    shown.append((char) source[start + i]);
                }
            }

            @Override
            public int read() {
                return -1;
            }
        });
    }

    @Property
    void numbersAreThoseOfTheLibrary(@ForAll long value) {
        shown.setLength(0);
        out.decimal(value).text(" ").hex(value, 1).flush();
        assertEquals(value + " " + Long.toHexString(value), shown.toString());
    }

    @Test
    void extremesAndPadding() {
        out.decimal(Long.MIN_VALUE).text(" ").decimal(0).text(" ").hex(0, 1).text(" ").hex(0xabc, 8).flush();
        assertEquals("-9223372036854775808 0 0 00000abc", shown.toString());
    }

    @Test
    void longTextIsNotCutAndLinesEndForTerminals() {
        String text = "0123456789".repeat(50);
        out.text(text).text("\né").text(null).newLine();
        assertEquals(text + "\r\n?null\r\n", shown.toString());
    }
}
