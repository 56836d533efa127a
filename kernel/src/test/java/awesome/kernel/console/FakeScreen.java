package awesome.kernel.console;

/** A screen in memory that checks the limits of its interface. */
final class FakeScreen implements TextScreen {
    final int[][] characters;
    final int[][] attributes;
    int cursorRow;
    int cursorColumn;
    boolean cursorVisible = true;

    FakeScreen(int rows, int columns) {
        characters = new int[rows][columns];
        attributes = new int[rows][columns];
        for (int i = 0; i < rows; i++) {
            clear(i, 0, columns, 7);
        }
    }

    @Override
    public int rows() {
        return characters.length;
    }

    @Override
    public int columns() {
        return characters[0].length;
    }

    @Override
    public void put(int row, int column, int character, int attribute) {
        if (character < 0 || character > 255 || attribute < 0 || attribute > 127) {
            throw new AssertionError("cell " + character + ", " + attribute);
        }
        characters[row][column] = character;
        attributes[row][column] = attribute;
    }

    @Override
    public void scrollUp(int first, int end, int lines, int attribute) {
        checkRegion(first, end, lines);
        for (int i = first; i < end; i++) {
            if (i + lines < end) {
                characters[i] = characters[i + lines].clone();
                attributes[i] = attributes[i + lines].clone();
            } else {
                clear(i, 0, columns(), attribute);
            }
        }
    }

    @Override
    public void scrollDown(int first, int end, int lines, int attribute) {
        checkRegion(first, end, lines);
        for (int i = end - 1; i >= first; i--) {
            if (i - lines >= first) {
                characters[i] = characters[i - lines].clone();
                attributes[i] = attributes[i - lines].clone();
            } else {
                clear(i, 0, columns(), attribute);
            }
        }
    }

    private void checkRegion(int first, int end, int lines) {
        if (first < 0 || first >= end || end > rows() || lines < 0 || lines > end - first) {
            throw new AssertionError("scroll " + first + ".." + end + " by " + lines);
        }
    }

    @Override
    public void clear(int row, int from, int end, int attribute) {
        if (from < 0 || from > end || end > columns()) {
            throw new AssertionError("clear " + from + ".." + end);
        }
        for (int i = from; i < end; i++) {
            put(row, i, ' ', attribute);
        }
    }

    @Override
    public void moveCursor(int row, int column) {
        if (row < 0 || row >= rows() || column < 0 || column >= columns()) {
            throw new AssertionError("cursor " + row + ", " + column);
        }
        cursorRow = row;
        cursorColumn = column;
    }

    @Override
    public void showCursor(boolean visible) {
        cursorVisible = visible;
    }

    String line(int row) {
        StringBuilder out = new StringBuilder();
        for (int each : characters[row]) {
            out.append((char) each);
        }
        return out.toString().stripTrailing();
    }
}
