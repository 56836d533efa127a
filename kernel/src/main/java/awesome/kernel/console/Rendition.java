package awesome.kernel.console;

import awesome.magic.NoAlloc;

/** Colours and styles, as {@code CSI ... m} (ECMA-48, 8.3.117, and the bright colours of xterm) sets them. */
@NoAlloc("also the last words of a kernel without memory go through here")
final class Rendition {
    private static final int WHITE = 7;
    private static final int BLACK = 0;

    private int foreground = WHITE;
    private int background = BLACK;
    private boolean bold;
    private boolean inverse;

    void reset() {
        foreground = WHITE;
        background = BLACK;
        bold = false;
        inverse = false;
    }

    /** What new characters look like, see {@link TextScreen}. */
    int attribute() {
        int front = inverse ? background : foreground;
        int back = inverse ? foreground & 7 : background;
        return front | (bold ? 8 : 0) | back << 4;
    }

    void select(int[] codes, int count) {
        for (int i = 0; i < count; i++) {
            int code = codes[i];
            if (code == 38 || code == 48) {
                i = extended(codes, count, i);
            } else {
                select(code);
            }
        }
    }

    private void select(int code) {
        if (code == 0) {
            reset();
        } else if (code == 1) {
            bold = true;
        } else if (code == 22) {
            bold = false;
        } else if (code == 7) {
            inverse = true;
        } else if (code == 27) {
            inverse = false;
        } else if (code >= 30 && code <= 37) {
            foreground = fromAnsi(code - 30);
        } else if (code == 39) {
            foreground = WHITE;
        } else if (code >= 40 && code <= 47) {
            background = fromAnsi(code - 40);
        } else if (code == 49) {
            background = BLACK;
        } else if (code >= 90 && code <= 97) {
            foreground = fromAnsi(code - 90) | 8;
        } else if (code >= 100 && code <= 107) {
            background = fromAnsi(code - 100);
        }
    }

    /** {@code 38;5;n} and {@code 38;2;r;g;b}: the first 16 colours of the palette are shown, others left out. */
    private int extended(int[] codes, int count, int at) {
        if (at + 2 < count && codes[at + 1] == 5) {
            int index = codes[at + 2];
            if (index < 16 && codes[at] == 38) {
                foreground = fromAnsi(index & 7) | index & 8;
            } else if (index < 16) {
                background = fromAnsi(index & 7);
            }
            return at + 2;
        }
        return at + 1 < count && codes[at + 1] == 2 ? at + 4 : at + 1;
    }

    /** ANSI counts red 1, green 2, blue 4; a screen blue 1, green 2, red 4. */
    private static int fromAnsi(int colour) {
        return (colour & 2) | (colour & 1) << 2 | colour >> 2;
    }
}
