package awesome.kernel.ipc;

/** Lines of numbers in columns. */
final class Columns {
    private final StringBuilder text = new StringBuilder();

    Columns text(String more) {
        text.append(more);
        return this;
    }

    /** Right-aligned in so many columns, or more if it does not fit. */
    private Columns aligned(String digits, int width) {
        for (int i = digits.length(); i < width; i++) {
            text.append(' ');
        }
        text.append(digits);
        return this;
    }

    Columns number(long value, int width) {
        return aligned(Long.toString(value), width);
    }

    Columns unsigned(int value, int width) {
        return number(value & 0xffff_ffffL, width);
    }

    Columns octal(int value, int width) {
        return aligned(Integer.toOctalString(value), width);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
