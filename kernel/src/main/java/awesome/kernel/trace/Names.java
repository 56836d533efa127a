package awesome.kernel.trace;

/**
 * Names of numbers, as header files have them: of single values, or of bits that are joined. They are made from text:
 * {@code NAME=VALUE}, divided by blanks, where a value is decimal, hexadecimal with {@code 0x}, or octal with {@code 0}.
 */
public final class Names {
    private final String prefix;
    private final String[] names;
    private final long[] values;
    /** The bits that hold one value of several; zero if each bit is for itself. */
    private final long mask;
    private final boolean areFlags;

    private Names(String prefix, String text, long mask, boolean areFlags) {
        this.prefix = prefix;
        this.mask = mask;
        this.areFlags = areFlags;
        int count = 0;
        for (int at = 0; at >= 0 && !text.isEmpty(); at = next(text, at)) {
            count++;
        }
        names = new String[count];
        values = new long[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int end = next(text, at);
            String word = text.substring(at, end < 0 ? text.length() : end - 1);
            int sign = word.indexOf('=');
            names[i] = word.substring(0, sign);
            values[i] = Long.decode(word.substring(sign + 1));
            at = end;
        }
    }

    private static int next(String text, int from) {
        int blank = text.indexOf(' ', from);
        return blank < 0 ? -1 : blank + 1;
    }

    /** Names of values, each with {@code prefix} before it. */
    static Names of(String prefix, String text) {
        return new Names(prefix, text, -1, false);
    }

    /** Names of bits. */
    static Names flags(String prefix, String text) {
        return new Names(prefix, text, 0, true);
    }

    /** Names of bits, and of values in the bits of {@code mask}. */
    static Names flags(String prefix, long mask, String text) {
        return new Names(prefix, text, mask, true);
    }

    /** The name of a value, or those of its bits; a number for what has none. */
    public String text(long value) {
        return areFlags ? joined(value) : single(value);
    }

    /** Whether these are names of bits. */
    boolean areFlags() {
        return areFlags;
    }

    /** How many names there are. */
    public int count() {
        return names.length;
    }

    /** A name, with what stands before all of them. */
    public String name(int index) {
        return prefix + names[index];
    }

    /** What that name stands for. */
    public long value(int index) {
        return values[index];
    }

    private String single(long value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value || (int) values[i] == value) {
                return prefix + names[i];
            }
        }
        return value > 0xffff ? "0x" + Long.toHexString(value) : Long.toString(value);
    }

    private String joined(long value) {
        StringBuilder out = new StringBuilder();
        long left = value;
        for (int i = 0; i < values.length; i++) {
            boolean inMask = (values[i] & ~mask) == 0 && mask != 0;
            if (inMask ? (value & mask) == values[i] : values[i] != 0 && (left & values[i]) == values[i]) {
                append(out, prefix + names[i]);
                left &= ~(inMask ? mask : values[i]);
            }
        }
        if (left != 0) {
            append(out, "0x" + Long.toHexString(left));
        }
        return out.length() == 0 ? nothing() : out.toString();
    }

    private String nothing() {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == 0) {
                return prefix + names[i];
            }
        }
        return "0";
    }

    private static void append(StringBuilder out, String word) {
        if (out.length() > 0) {
            out.append('|');
        }
        out.append(word);
    }
}
