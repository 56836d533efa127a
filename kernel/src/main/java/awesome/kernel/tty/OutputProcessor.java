package awesome.kernel.tty;

import awesome.abi.linux.TerminalFlag;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.vfs.Source;

/** Output on its way to the device: line ends as the settings say, and the column that the cursor is in. */
final class OutputProcessor {
    private static final int CHUNK = 4096;
    private static final int TAB = 8;

    private final TerminalSettings settings;
    private final byte[] out = new byte[2 * CHUNK];
    private int column;

    OutputProcessor(TerminalSettings settings) {
        this.settings = settings;
    }

    /** The column of the cursor, from 0, as far as plain text tells. */
    int column() {
        return column;
    }

    /** Sends all of {@code source} to {@code device}. */
    void write(Source source, CharacterDevice device) {
        // Not kept: memory may be waited for, and others write meanwhile.
        byte[] in = new byte[(int) Math.min(CHUNK, source.left())];
        while (source.left() > 0) {
            int wanted = (int) Math.min(in.length, source.left());
            int have = source.get(in, 0, wanted);
            write(in, have, device);
            if (have < wanted) {
                return;
            }
        }
    }

    /** Sends {@code length}, at most 4096, bytes of {@code text}. */
    void write(byte[] text, int length, CharacterDevice device) {
        if (!settings.output(TerminalFlag.OPOST)) {
            for (int i = 0; i < length; i++) {
                advance(text[i]);
            }
            device.write(text, 0, length);
            return;
        }
        int filled = 0;
        for (int i = 0; i < length; i++) {
            byte c = text[i];
            if (c == '\n') {
                if (settings.output(TerminalFlag.ONLCR)) {
                    out[filled++] = '\r';
                    column = 0;
                } else if (settings.output(TerminalFlag.ONLRET)) {
                    column = 0;
                }
                out[filled++] = c;
            } else if (c == '\r') {
                filled = carriageReturn(filled);
            } else {
                out[filled++] = c;
                advance(c);
            }
        }
        device.write(out, 0, filled);
    }

    private int carriageReturn(int filled) {
        if (settings.output(TerminalFlag.ONOCR) && column == 0) {
            return filled;
        }
        boolean newLine = settings.output(TerminalFlag.OCRNL);
        if (!newLine || settings.output(TerminalFlag.ONLRET)) {
            column = 0;
        }
        out[filled] = (byte) (newLine ? '\n' : '\r');
        return filled + 1;
    }

    private void advance(byte c) {
        if ((c < 0 || c >= ' ' && c != 127) && !settings.isContinuation(c)) {
            column++;
        } else if (c == '\r') {
            column = 0;
        } else if (c == '\b') {
            column = Math.max(0, column - 1);
        } else if (c == '\t') {
            column = (column / TAB + 1) * TAB;
        }
    }
}
