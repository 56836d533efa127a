package awesome.random;

/**
 * What a program did: the first values that it told, and a checksum over all of them, so that a difference in one
 * value shows, and mostly also where.
 */
public final class Trace {
    /** How many values are shown; the checksum has all. */
    private static final int SHOWN = 60;
    /** Longest string that a program may keep, so that no loop makes strings without end. */
    private static final int LONGEST = 40;

    private final StringBuilder output;
    private long checksum = 17;
    private int count;

    Trace(StringBuilder output) {
        this.output = output;
    }

    public void add(boolean value) {
        add(value ? 1L : 0L, value ? "true" : "false");
    }

    public void add(char value) {
        add((long) value, "char " + (int) value);
    }

    public void add(int value) {
        add((long) value, Integer.toString(value));
    }

    public void add(long value) {
        add(value, Long.toString(value));
    }

    public void add(float value) {
        add((long) Float.floatToIntBits(value), Float.toString(value));
    }

    public void add(double value) {
        add(Double.doubleToLongBits(value), Double.toString(value));
    }

    public void add(String value) {
        add(value == null ? 0L : (long) value.hashCode(), value);
    }

    private void add(long bits, String text) {
        checksum = checksum * 0x5851f42d4c957f2dL + bits;
        checksum ^= checksum >>> 29;
        count++;
        if (count <= SHOWN) {
            output.append(text).append('\n');
        }
    }

    /**
     * Tells of an exception: its class, and its message where that says the same on every virtual machine. HotSpot
     * makes messages for null pointers from the bytecode, and names loaders in those of casts.
     */
    public void caught(Throwable thrown) {
        String name = thrown.getClass().getName();
        boolean comparable = !(thrown instanceof NullPointerException) && !(thrown instanceof ClassCastException);
        add(comparable ? name + ": " + thrown.getMessage() : name);
    }

    /** The start of a string that is not longer than programs may keep. */
    public static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    void end() {
        output.append(count).append(" values, checksum ").append(Long.toHexString(checksum)).append('\n');
    }
}
