package awesome.run;

/** Size of a terminal in characters; both from 1 to 65535. */
record TerminalSize(int rows, int columns) {
    private static final int MOST = 65535;

    /** Reads what {@code stty size} prints, rows and columns; null if it is no size that a terminal can have. */
    static TerminalSize parse(String text) {
        String[] numbers = text.strip().split(" ");
        if (numbers.length != 2) {
            return null;
        }
        try {
            TerminalSize size = new TerminalSize(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            boolean possible = size.rows > 0 && size.rows <= MOST && size.columns > 0 && size.columns <= MOST;
            return possible ? size : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
