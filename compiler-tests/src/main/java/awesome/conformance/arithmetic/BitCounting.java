package awesome.conformance.arithmetic;

/** Bit counts, rotations, reversals and highest and lowest bits. */
public final class BitCounting {
    private BitCounting() {}

    public static void main(String[] arguments) {
        long[] values = {0, 1, -1, 0x80, 0x12345678, 0x8000000080000000L, Long.MIN_VALUE, 0x0123456789abcdefL};
        for (long value : values) {
            int narrow = (int) value;
            System.out.println(Integer.bitCount(narrow) + " " + Integer.numberOfLeadingZeros(narrow) + " "
                    + Integer.numberOfTrailingZeros(narrow) + " " + Integer.reverse(narrow) + " "
                    + Integer.reverseBytes(narrow) + " " + Integer.highestOneBit(narrow) + " "
                    + Integer.lowestOneBit(narrow) + " " + Integer.rotateLeft(narrow, 5) + " "
                    + Integer.rotateRight(narrow, 37) + " " + Integer.signum(narrow));
            System.out.println(Long.bitCount(value) + " " + Long.numberOfLeadingZeros(value) + " "
                    + Long.numberOfTrailingZeros(value) + " " + Long.reverse(value) + " " + Long.reverseBytes(value)
                    + " " + Long.highestOneBit(value) + " " + Long.lowestOneBit(value) + " " + Long.rotateLeft(value, 5)
                    + " " + Long.rotateRight(value, 69) + " " + Long.signum(value));
            System.out.println(Short.reverseBytes((short) value) + " " + (int) Character.reverseBytes((char) value));
        }
    }
}
