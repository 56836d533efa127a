package awesome.kernel.tty;

import awesome.kernel.console.ConsoleDevice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** Keys that a test types and the text that is shown. */
final class FakeConsole implements ConsoleDevice {
    private final ArrayDeque<Integer> keys = new ArrayDeque<>();
    private final StringBuilder shown = new StringBuilder();

    /** Types UTF-8 text. */
    void type(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            keys.add(b & 0xff);
        }
    }

    /** Types one byte. */
    void type(byte key) {
        keys.add(key & 0xff);
    }

    /** What was shown since the last call, one character per byte. */
    String shown() {
        String text = shown.toString();
        shown.setLength(0);
        return text;
    }

    @Override
    public void write(byte[] source, int start, int length) {
        shown.append(new String(source, start, length, StandardCharsets.ISO_8859_1));
    }

    @Override
    public int read() {
        Integer key = keys.poll();
        return key == null ? -1 : key;
    }

    @Override
    public boolean hasInput() {
        return !keys.isEmpty();
    }

    @Override
    public int rows() {
        return 25;
    }

    @Override
    public int columns() {
        return 80;
    }
}
