package awesome.runtime.zip;

/** Bytes that wait to be taken, written bit by bit. */
final class BitOutput {
    private byte[] bytes = new byte[1 << 10];
    private int start;
    private int end;
    private long hold;
    private int held;

    /** Writes the lowest bits of a value, at most 32. */
    void bits(int value, int count) {
        hold |= (value & (1L << count) - 1) << held;
        held += count;
        while (held >= Byte.SIZE) {
            put((byte) hold);
            hold >>>= Byte.SIZE;
            held -= Byte.SIZE;
        }
    }

    /** Fills up the last byte with zeros. */
    void align() {
        if (held > 0) {
            bits(0, Byte.SIZE - held);
        }
    }

    /** Writes bytes behind a whole byte. */
    void bytes(byte[] from, int offset, int length) {
        for (int i = 0; i < length; i++) {
            put(from[offset + i]);
        }
    }

    private void put(byte value) {
        if (end == bytes.length) {
            byte[] target = start > end / 2 ? bytes : new byte[2 * bytes.length];
            System.arraycopy(bytes, start, target, 0, end - start);
            bytes = target;
            end -= start;
            start = 0;
        }
        bytes[end++] = value;
    }

    /** Takes whole bytes; how many. */
    int take(byte[] to, int offset, int length) {
        int count = Math.min(length, end - start);
        System.arraycopy(bytes, start, to, offset, count);
        start += count;
        if (start == end) {
            start = 0;
            end = 0;
        }
        return count;
    }

    /** Whether no whole byte waits. */
    boolean isEmpty() {
        return start == end;
    }

    /** Forgets everything. */
    void clear() {
        start = 0;
        end = 0;
        hold = 0;
        held = 0;
    }
}
