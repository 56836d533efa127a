package awesome.kernel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.Alone;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final class Line implements CharacterDevice {
        final StringBuilder out = new StringBuilder();
        final ByteRing in = new ByteRing(8);

        @Override
        public void write(byte[] source, int start, int length) {
            for (int i = 0; i < length; i++) {
                out.append((char) source[start + i]);
            }
        }

        @Override
        public int read() {
            return in.take();
        }
    }

    @Test
    void outputGoesToAllAndInputComesFromAny() {
        Line serial = new Line();
        FakeScreen screen = new FakeScreen(25, 80);
        ByteRing keys = new ByteRing(8);
        Console console = new Console(screen, new Alone(), serial, new ScreenDevice(new AnsiTerminal(screen), keys));
        console.write("xhix".getBytes(), 1, 2);
        assertEquals("hi", serial.out.toString());
        assertEquals("hi", screen.line(0));
        assertFalse(console.hasInput());
        keys.put('k');
        assertTrue(console.hasInput());
        serial.in.put('s');
        assertEquals('k', console.read());
        assertEquals('s', console.read());
        assertEquals(-1, console.read());
        assertEquals(25, console.rows());
        assertEquals(80, console.columns());
    }
}
