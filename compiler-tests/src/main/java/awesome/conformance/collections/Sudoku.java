package awesome.conformance.collections;

/** Backtracking over arrays and bit sets. */
public final class Sudoku {
    private static final String PUZZLE =
            "530070000600195000098000060800060003400803001700020006060000280000419005000080079";

    private Sudoku() {}

    private final int[] cells = new int[81];
    private final int[] rows = new int[9];
    private final int[] columns = new int[9];
    private final int[] boxes = new int[9];
    private int steps;

    private boolean put(int at, int digit) {
        int bit = 1 << digit;
        int row = at / 9;
        int column = at % 9;
        int box = row / 3 * 3 + column / 3;
        if (((rows[row] | columns[column] | boxes[box]) & bit) != 0) {
            return false;
        }
        rows[row] |= bit;
        columns[column] |= bit;
        boxes[box] |= bit;
        cells[at] = digit;
        return true;
    }

    private void take(int at) {
        int bit = ~(1 << cells[at]);
        rows[at / 9] &= bit;
        columns[at % 9] &= bit;
        boxes[at / 27 * 3 + at % 9 / 3] &= bit;
        cells[at] = 0;
    }

    private boolean solve(int at) {
        steps++;
        if (at == 81) {
            return true;
        }
        if (cells[at] != 0) {
            return solve(at + 1);
        }
        for (int digit = 1; digit <= 9; digit++) {
            if (put(at, digit)) {
                if (solve(at + 1)) {
                    return true;
                }
                take(at);
            }
        }
        return false;
    }

    public static void main(String[] arguments) {
        Sudoku sudoku = new Sudoku();
        for (int i = 0; i < 81; i++) {
            if (PUZZLE.charAt(i) != '0') {
                sudoku.put(i, PUZZLE.charAt(i) - '0');
            }
        }
        System.out.println(sudoku.solve(0) + " " + sudoku.steps);
        for (int row = 0; row < 9; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < 9; column++) {
                line.append(sudoku.cells[row * 9 + column]);
            }
            System.out.println(line);
        }
    }
}
