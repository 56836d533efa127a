package awesome.kernel.tty;

import awesome.abi.linux.TerminalFlag;
import awesome.kernel.console.CharacterDevice;

/** What a terminal shows of the keys that are typed. It is gathered and sent by {@link #flush}. */
final class Echo {
    private static final int DELETE = 127;
    private static final int TAB = 8;

    private final TerminalSettings settings;
    private final OutputProcessor output;
    private final CharacterDevice device;
    private final byte[] pending = new byte[256];
    private int count;
    /** Where the line that is being edited began. */
    private int lineColumn;

    Echo(TerminalSettings settings, OutputProcessor output, CharacterDevice device) {
        this.settings = settings;
        this.output = output;
        this.device = device;
    }

    /** Sends what is gathered. */
    void flush() {
        if (count > 0) {
            output.write(pending, count, device);
            count = 0;
        }
    }

    /** A line begins at the cursor. */
    void startLine() {
        flush();
        lineColumn = output.column();
    }

    /** Shows a byte as it is, whatever the settings are. */
    void raw(int c) {
        if (count == pending.length) {
            flush();
        }
        pending[count++] = (byte) c;
    }

    /** Shows a byte of input if echo is on. */
    void character(int c) {
        if (settings.local(TerminalFlag.ECHO)) {
            always(c);
        }
    }

    /** Begins a new line if echo is on. */
    void newLine() {
        if (settings.local(TerminalFlag.ECHO)) {
            raw('\n');
        }
    }

    private void always(int c) {
        if (isShownAsTwo(c)) {
            raw('^');
            raw(c ^ 0x40);
        } else {
            raw(c);
        }
    }

    private boolean isShownAsTwo(int c) {
        return settings.local(TerminalFlag.ECHOCTL) && (c < ' ' && c != '\t' || c == DELETE);
    }

    /** Shows that the next byte is taken literally. */
    void announceLiteral() {
        if (settings.local(TerminalFlag.ECHO) && settings.local(TerminalFlag.ECHOCTL)) {
            raw('^');
            raw('\b');
        }
    }

    /**
     * Takes a character from the screen.
     *
     * @param erased its first byte
     * @param key what was typed for it and is shown instead where characters are not erased; -1 to erase it anyway
     * @param line what is left of the line
     */
    void erase(int erased, int key, InputQueue line) {
        if (!settings.local(TerminalFlag.ECHO)) {
            return;
        }
        if (key >= 0 && !settings.local(TerminalFlag.ECHOE)) {
            always(key);
            return;
        }
        if (erased == '\t') {
            int column = columnAfter(line);
            for (int i = TAB - column % TAB; i > 0; i--) {
                raw('\b');
            }
            return;
        }
        if ((erased < ' ' || erased == DELETE) && !isShownAsTwo(erased)) {
            return;
        }
        for (int i = isShownAsTwo(erased) ? 2 : 1; i > 0; i--) {
            raw('\b');
            raw(' ');
            raw('\b');
        }
    }

    private int columnAfter(InputQueue line) {
        int column = lineColumn;
        for (int i = 0; i < line.editing(); i++) {
            int c = line.editingByte(i);
            if (c == '\t') {
                column = (column / TAB + 1) * TAB;
            } else if (isShownAsTwo(c)) {
                column += 2;
            } else if (c >= ' ' && c != DELETE && !settings.isContinuation(c)) {
                column++;
            }
        }
        return column;
    }
}
