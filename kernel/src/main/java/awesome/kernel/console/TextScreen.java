package awesome.kernel.console;

/**
 * A grid of character cells with a cursor. Rows and columns count from 0 at the upper left. Callers stay
 * within the grid. No method allocates.
 *
 * <p>An attribute is a foreground colour in bits 0 to 3 and a background colour in bits 4 to 6; a colour is
 * 1 for blue, 2 for green, 4 for red, added up, and 8 more for bright (foreground only).
 */
public interface TextScreen {
    int rows();

    int columns();

    /** Shows a character, in the code of the IBM PC (code page 437). */
    void put(int row, int column, int character, int attribute);

    /** Moves the rows {@code first} up to {@code end}, exclusive, by {@code lines} upwards and blanks what comes free. */
    void scrollUp(int first, int end, int lines, int attribute);

    /** As {@link #scrollUp}, downwards. */
    void scrollDown(int first, int end, int lines, int attribute);

    /** Blanks the columns {@code from} up to {@code end}, exclusive, of a row. */
    void clear(int row, int from, int end, int attribute);

    /** Puts the visible cursor there. */
    void moveCursor(int row, int column);

    /** Shows or hides the cursor. */
    void showCursor(boolean visible);
}
