package awesome.kernel.console;

import awesome.magic.NoAlloc;

/**
 * Shows a stream of UTF-8 bytes with control characters and escape sequences on a {@link TextScreen}. It
 * knows the sequences that {@code TERM=linux} and {@code vt100} programs use for moving, erasing, inserting,
 * scrolling and colours (ECMA-48, and console_codes(4) of Linux), and skips others whole.
 */
@NoAlloc("also the last words of a kernel without memory go through here")
public final class AnsiTerminal {
    private static final int TEXT = 0;
    private static final int ESCAPE = 1;
    private static final int CONTROL_SEQUENCE = 2;
    private static final int STRING = 3;
    /** A designator of a character set, such as {@code ESC ( B}: one more byte. */
    private static final int CHARACTER_SET = 4;

    private static final int MAX_PARAMETERS = 16;

    private final TextScreen screen;
    private final Rendition rendition = new Rendition();
    private final Utf8Decoder decoder = new Utf8Decoder();
    private final int[] parameters = new int[MAX_PARAMETERS];
    private int parameterCount;
    private boolean isPrivate;
    private int state = TEXT;

    private int row;
    private int column;
    /** The last column is full: the next character goes to the next line first. */
    private boolean wrapPending;
    private int savedRow;
    private int savedColumn;
    private int top;
    private int bottom;

    /** A terminal that starts at the upper left of {@code screen}, which is left as it is. */
    public AnsiTerminal(TextScreen screen) {
        this.screen = screen;
        this.bottom = screen.rows();
    }

    /** Blanks the screen and forgets colours, regions and half sequences. */
    public void reset() {
        rendition.reset();
        state = TEXT;
        top = 0;
        bottom = screen.rows();
        for (int i = 0; i < bottom; i++) {
            screen.clear(i, 0, screen.columns(), rendition.attribute());
        }
        moveTo(0, 0);
        screen.showCursor(true);
        screen.moveCursor(0, 0);
    }

    /** Shows {@code length} bytes of {@code source} from index {@code start}. */
    public void write(byte[] source, int start, int length) {
        for (int i = 0; i < length; i++) {
            accept(source[start + i] & 0xff);
        }
        screen.moveCursor(row, column);
    }

    private void accept(int octet) {
        if (octet == 0x1b) {
            // Also ends a string, of which the backslash that then follows is the rest.
            state = ESCAPE;
            return;
        }
        switch (state) {
            case TEXT -> text(octet);
            case ESCAPE -> escape(octet);
            case CONTROL_SEQUENCE -> controlSequence(octet);
            case STRING -> state = octet == 0x07 ? TEXT : STRING;
            default -> state = TEXT;
        }
    }

    private void text(int octet) {
        if (octet < 0x20 || octet == 0x7f) {
            control(octet);
            return;
        }
        int character = decoder.accept(octet);
        if (character >= 0) {
            show(CodePage437.of(character));
        }
    }

    private void show(int glyph) {
        if (wrapPending) {
            column = 0;
            lineFeed();
        }
        screen.put(row, column, glyph, rendition.attribute());
        if (column + 1 == screen.columns()) {
            wrapPending = true;
        } else {
            column++;
        }
    }

    private void control(int octet) {
        switch (octet) {
            case '\b' -> moveTo(row, column - 1);
            case '\t' -> moveTo(row, (column & ~7) + 8);
            case '\n', 0x0b, 0x0c -> lineFeed();
            case '\r' -> moveTo(row, 0);
            default -> {
                // The others do nothing; there is no bell.
            }
        }
    }

    private void lineFeed() {
        wrapPending = false;
        if (row + 1 == bottom) {
            screen.scrollUp(top, bottom, 1, rendition.attribute());
        } else if (row + 1 < screen.rows()) {
            row++;
        }
    }

    private void reverseLineFeed() {
        wrapPending = false;
        if (row == top) {
            screen.scrollDown(top, bottom, 1, rendition.attribute());
        } else if (row > 0) {
            row--;
        }
    }

    private void moveTo(int toRow, int toColumn) {
        wrapPending = false;
        row = Math.max(0, Math.min(toRow, screen.rows() - 1));
        column = Math.max(0, Math.min(toColumn, screen.columns() - 1));
    }

    private void escape(int octet) {
        state = TEXT;
        switch (octet) {
            case '[' -> {
                state = CONTROL_SEQUENCE;
                parameterCount = 0;
                parameters[0] = 0;
                isPrivate = false;
            }
            case ']', 'P', '_', '^', 'X' -> state = STRING;
            case '(', ')', '*', '+', '#', '%' -> state = CHARACTER_SET;
            case '7' -> saveCursor();
            case '8' -> restoreCursor();
            case 'D' -> lineFeed();
            case 'E' -> {
                moveTo(row, 0);
                lineFeed();
            }
            case 'M' -> reverseLineFeed();
            case 'c' -> reset();
            default -> {
                // Unknown sequences of two bytes are skipped.
            }
        }
    }

    private void saveCursor() {
        savedRow = row;
        savedColumn = column;
    }

    private void restoreCursor() {
        moveTo(savedRow, savedColumn);
    }

    private void controlSequence(int octet) {
        if (octet >= '0' && octet <= '9') {
            if (parameterCount < MAX_PARAMETERS) {
                parameters[parameterCount] = Math.min(parameters[parameterCount] * 10 + octet - '0', 9999);
            }
        } else if (octet == ';' || octet == ':') {
            parameterCount = Math.min(parameterCount + 1, MAX_PARAMETERS);
            if (parameterCount < MAX_PARAMETERS) {
                parameters[parameterCount] = 0;
            }
        } else if (octet >= 0x3c && octet <= 0x3f) {
            isPrivate = true;
        } else if (octet < 0x20) {
            control(octet);
        } else if (octet >= 0x40) {
            state = TEXT;
            parameterCount = Math.min(parameterCount + 1, MAX_PARAMETERS);
            if (isPrivate) {
                privateMode(octet);
            } else {
                execute(octet);
            }
        }
    }

    /** Parameter {@code index}, at least {@code least}, which also stands for one that is missing. */
    private int parameter(int index, int least) {
        return index < parameterCount ? Math.max(parameters[index], least) : least;
    }

    private void privateMode(int command) {
        if ((command == 'h' || command == 'l') && parameter(0, 0) == 25) {
            screen.showCursor(command == 'h');
        }
    }

    private void execute(int command) {
        switch (command) {
            case 'A' -> moveTo(row - parameter(0, 1), column);
            case 'B', 'e' -> moveTo(row + parameter(0, 1), column);
            case 'C', 'a' -> moveTo(row, column + parameter(0, 1));
            case 'D' -> moveTo(row, column - parameter(0, 1));
            case 'E' -> moveTo(row + parameter(0, 1), 0);
            case 'F' -> moveTo(row - parameter(0, 1), 0);
            case 'G', '`' -> moveTo(row, parameter(0, 1) - 1);
            case 'H', 'f' -> moveTo(parameter(0, 1) - 1, parameter(1, 1) - 1);
            case 'd' -> moveTo(parameter(0, 1) - 1, column);
            case 'J' -> eraseDisplay(parameter(0, 0));
            case 'K' -> eraseLine(parameter(0, 0));
            case 'X' -> screen.clear(row, column, limit(column, parameter(0, 1)), rendition.attribute());
            case 'L' -> insertLines(parameter(0, 1));
            case 'M' -> deleteLines(parameter(0, 1));
            case 'S' -> screen.scrollUp(top, bottom, lines(top, parameter(0, 1)), rendition.attribute());
            case 'T' -> screen.scrollDown(top, bottom, lines(top, parameter(0, 1)), rendition.attribute());
            case 'm' -> rendition.select(parameters, parameterCount);
            case 'r' -> setRegion(parameter(0, 1) - 1, parameterCount > 1 ? parameter(1, 1) : screen.rows());
            case 's' -> saveCursor();
            case 'u' -> restoreCursor();
            default -> {
                // Unknown sequences are skipped.
            }
        }
    }

    private int limit(int from, int count) {
        return Math.min(screen.columns(), from + count);
    }

    /** At most as many lines as there are from {@code first} to the end of the scrolling region. */
    private int lines(int first, int count) {
        return Math.min(count, bottom - first);
    }

    private void insertLines(int count) {
        if (row >= top && row < bottom) {
            screen.scrollDown(row, bottom, lines(row, count), rendition.attribute());
            moveTo(row, 0);
        }
    }

    private void deleteLines(int count) {
        if (row >= top && row < bottom) {
            screen.scrollUp(row, bottom, lines(row, count), rendition.attribute());
            moveTo(row, 0);
        }
    }

    private void setRegion(int first, int end) {
        int last = Math.min(end, screen.rows());
        if (first < last - 1) {
            top = first;
            bottom = last;
            moveTo(0, 0);
        }
    }

    private void eraseLine(int part) {
        int from = part == 0 ? column : 0;
        int end = part == 1 ? column + 1 : screen.columns();
        screen.clear(row, from, end, rendition.attribute());
    }

    private void eraseDisplay(int part) {
        int from = part == 0 ? row + 1 : 0;
        int end = part == 1 ? row : screen.rows();
        for (int i = from; i < end; i++) {
            screen.clear(i, 0, screen.columns(), rendition.attribute());
        }
        if (part < 2) {
            eraseLine(part);
        }
    }
}
